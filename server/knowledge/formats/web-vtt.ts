/**
 * Webinars as WebVTT (W3C): what was said, by speaker and time. A passage begins where the speaker changes, or after about a
 * minute; its source names the minute, and its address carries it as a media fragment (`#t=750`).
 */
import type { Parsed } from '../article.ts'
import { type Piece, tidy, toDocument } from './pieces.ts'

/** So much of a talk is one passage: about a minute, as people speak. */
const PASSAGE_LENGTH = 900
const PASSAGE_MAX_S = 90

interface Cue {
  startS: number
  speaker: string
  text: string
}

const TIMES = /^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}/

const toSeconds = (time: string) =>
  time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)

/** 750 → "12:30", 4350 → "1:12:30". */
function sayTime(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

const decode = (text: string) =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? ' ')

/** Who speaks: a voice tag, or a name in capitals or of a few words before a colon. */
function readSpeaker(text: string): { speaker: string; said: string } {
  const voice = /^\s*(?:-\s*)?<v(?:\.[^\s>]*)?\s+([^>]{1,80})>/.exec(text)
  if (voice) return { speaker: tidy(voice[1] ?? ''), said: decode(text) }
  const named =
    /^\s*(?:-\s*|>>\s*)?((?:(?:Dr|Ms|Mr|Mrs|Prof)\.?\s)?\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){0,3}):\s+(?=\S)/u.exec(
      text,
    )
  if (named) return { speaker: named[1] ?? '', said: decode(text.slice(named[0].length)) }
  return { speaker: '', said: decode(text) }
}

function readCues(text: string): { cues: Cue[]; about: Record<string, string> } {
  const about: Record<string, string> = {}
  const cues: Cue[] = []
  let speaker = ''
  for (const [index, block] of text.split(/\r?\n(?:[ \t]*\r?\n)+/).entries()) {
    const lines = block.split(/\r?\n/)
    // The head and notes may say what the talk is: "title: …", "url: …".
    if (index === 0 || /^NOTE\b/.test(block))
      for (const [, key = '', value = ''] of block.matchAll(/^(?:NOTE\s+)?([a-z]{3,12}):\s*(.+)$/gim))
        about[key.toLowerCase()] ??= value.trim()
    const at = lines.findIndex(line => TIMES.test(line))
    if (at < 0) continue
    const startS = toSeconds(TIMES.exec(lines[at] ?? '')?.[1] ?? '0')
    for (const line of lines.slice(at + 1)) {
      const read = readSpeaker(line)
      if (read.speaker !== '') speaker = read.speaker
      if (tidy(read.said) !== '') cues.push({ startS, speaker, text: read.said })
    }
  }
  return { cues, about }
}

export function parseWebVtt(text: string, name: string): Parsed {
  if (!/^\uFEFF?WEBVTT(?:[ \t].*)?(?:\r?\n|$)/.test(text))
    return { ok: false, reason: 'it does not begin with "WEBVTT"' }
  const { cues, about } = readCues(text)
  const pieces: (Piece & { startS: number; speaker: string })[] = []
  let lastText = ''
  for (const { startS, speaker, text: said } of cues) {
    // Live captions repeat a line while it scrolls.
    if (tidy(said) === lastText) continue
    lastText = tidy(said)
    const last = pieces.at(-1)
    const [paragraph] = last?.paragraphs ?? []
    const goesOn =
      last &&
      paragraph &&
      last.speaker === speaker &&
      paragraph.text.length + said.length <= PASSAGE_LENGTH &&
      startS - last.startS <= PASSAGE_MAX_S
    if (goesOn) paragraph.text += ` ${said}`
    else {
      const time = sayTime(startS)
      const heading = speaker === '' ? `At ${time}` : `${speaker}, at ${time}`
      const place = { place: time, fragment: `t=${Math.floor(startS)}` }
      pieces.push({ heading, ...place, paragraphs: [{ kind: 'paragraph', text: said }], startS, speaker })
    }
  }
  const { title = name, ...source } = about
  const made = toDocument({ id: name, title, source: { kind: 'webinar', ...source } }, pieces)
  return made ? { ok: true, document: made, leftOut: [] } : { ok: false, reason: 'nothing is said in it' }
}
