/** HER2: a stain of 0 to 3+, an in situ hybridisation, and the words that go with them. */
import type { Biomarker } from '../../../protocol/case-profile.ts'
import { readStatus } from './results.ts'

/**
 * ASCO/CAP 2018 and its 2023 affirmation (Wolff et al., HER2 testing in breast cancer): IHC 3+ is positive, 2+ is
 * equivocal and decided by ISH, 1+ and 0 are negative.
 */
const OF_IHC = {
  '0': 'negative',
  '1+': 'negative',
  '2+': 'equivocal',
  '3+': 'positive',
} as const

const SCORE =
  /(?<![\d.:/-])(?:(?<plus>[0-3])\s?\+(?!\s*\d)|\+\s?(?<reversed>[1-3])(?!\d)|(?:score|IHC|immunohistochemi\w+)\s*(?:score\s*)?(?:of|:|=|is|was|\()?\s*\(?(?<scored>[0-3])\+?(?![\d%.+/])|(?<many>\+{2,3}))/i
const ZERO =
  /^(?:[\s:=,().-]|negative|neg|is|was|by|IHC|immunohistochemistry|score|status|protein)*\b0\b(?!\s?(?:%|\.\d|\/|to|-))/i
const ISH = /\b(?:FISH|CISH|D-?ISH|SISH|ISH|in[\s-]situ hybridi[sz]ation|gene amplification|amplification)\b/i
const NOT_DONE =
  /\b(?:not (?:applicable|performed|done|indicated|requested|ordered)|n\/a|pending|to follow|recommended|reflex(?:ed)?|ordered|will be)\b/i

type Value = Biomarker & { rule?: string }

export function readHer2(clause: string, before: string): Value | undefined {
  const value: Value = { name: 'HER2' }
  const hybrid = ISH.exec(clause)
  const ish = readIsh(clause, hybrid?.index)
  const stain = hybrid && ish && hybrid.index < 6 && !SCORE.test(clause.slice(0, hybrid.index)) ? '' : clause
  const match = SCORE.exec(stain)
  const { plus, reversed, scored, many } = match?.groups ?? {}
  const digit =
    plus ?? reversed ?? scored ?? (many ? String(many.length) : undefined) ?? (ZERO.test(stain) ? '0' : undefined)
  // "0 to 1+" is between two scores.
  const isRange = /\b[0-2]\+?\s*(?:-|–|to)\s*[1-3]\s?\+/.test(stain)
  if (digit !== undefined && !isRange) value.ihc = digit === '0' ? '0' : (`${digit}+` as '1+' | '2+' | '3+')
  if (isRange) value.value = `IHC ${/\b[0-2]\+?\s*(?:-|–|to)\s*[1-3]\s?\+/.exec(stain)?.[0]}`
  if (ish) value.ish = ish
  const staining = /\b(?:faint|weak|incomplete|barely perceptible)[^.;]{0,60}\bstaining(?:[^.;]{0,40}\d+\s*%)?/i.exec(
    clause,
  )
  // "No staining or faint staining" is how the scale reads, and says of neither that it is there.
  if (staining && !/\bno staining or\s*$/i.test(clause.slice(0, staining.index)))
    value.staining = staining[0].toLowerCase().slice(0, 200)
  const status = wordOf(clause, before, value)
  if (status) value.status = status
  else derive(value)
  const ratio = /\bratio\s*(?:of|:|=|is|was)?\s*(\d{1,2}(?:\.\d+)?)/i.exec(clause)?.[1]
  if (ratio) value.value = `ratio ${ratio}`
  return value.status || value.ihc || value.ish ? value : undefined
}

function wordOf(clause: string, before: string, { ihc, ish }: Value): Biomarker['status'] {
  if (/^[\s:(-]*(?:IHC\s*)?ultra-?low\b/i.test(clause)) return 'ultralow'
  if (/^[\s:(-]*low\b(?!\s*(?:grade|risk))/i.test(clause)) return 'low'
  const status = readStatus(clause.replace(/^[\s:]*\(?\s*[0-3]\+\)?/, ' '), before)
  // The word of a hybridisation is its own; a 2+ that it decided is what it says.
  if (status === 'equivocal' && ish)
    return ish === 'amplified' ? 'positive' : ish === 'not amplified' ? 'negative' : 'equivocal'
  if (status === 'positive' && ihc === '2+' && ish === 'not amplified') return 'negative'
  if (
    status &&
    /^[^A-Za-z]*(?:score|IHC)?[^A-Za-z]*[123]\+/.test(clause) === false &&
    /^\s*\+(?=\s?[123])/.test(clause)
  )
    return undefined
  return status
}

function derive(value: Value): void {
  if (value.ish === 'amplified' || value.ish === 'not amplified') {
    value.status = value.ihc === '3+' || value.ish === 'amplified' ? 'positive' : 'negative'
    value.rule = `Reported as gene ${value.ish}. Results like this are called HER2-${value.status}.`
  } else if (value.ihc) {
    value.status = OF_IHC[value.ihc]
    value.rule = `Reported ${value.ihc}. Results like this are called HER2-${value.status}.`
  }
}

function readIsh(clause: string, at: number | undefined): Biomarker['ish'] {
  const words =
    /\b(?:not amplified|non-?amplified|unamplified|no (?:gene )?amplification|amplification (?:is |was )?(?:not (?:detected|identified|seen)|absent|negative))\b/i
  if (words.test(clause)) return 'not amplified'
  if (at === undefined) return /\bamplified\b/i.test(clause) && !/\bif\b/i.test(clause) ? 'amplified' : undefined
  const around = clause.slice(at)
  if (NOT_DONE.test(around.slice(0, 40))) return
  const result = /^[^;]{0,60}?\b(?<word>not amplified|negative|amplified|positive|equivocal|detected|present)\b/i
    .exec(around)
    ?.groups?.word?.toLowerCase()
  if (result === 'negative') return 'not amplified'
  if (result === 'equivocal') return 'equivocal'
  if (result) return 'amplified'
  const ahead = /\b(?<word>negative|positive|amplified)\s+(?:by|on|per|with|\()\s*\(?$/i
    .exec(clause.slice(0, at))
    ?.groups?.word?.toLowerCase()
  if (!ahead) return
  // "3+ by IHC, positive by FISH": the word right before belongs to it.
  return ahead === 'negative' ? 'not amplified' : 'amplified'
}

/**
 * The names for little HER2 in breast cancer (ASCO/CAP 2023 comment; FDA labels of trastuzumab deruxtecan, 2022 and 2025):
 * low is IHC 1+, or 2+ with ISH not amplified; ultralow is IHC 0 with faint staining of some cells.
 */
export function namesLittle({
  ihc,
  ish,
  staining,
  status,
}: Biomarker): { label: 'low' | 'ultralow'; rule: string } | undefined {
  if (status === 'positive' || status === 'conflict' || ish === 'amplified') return
  if (ihc === '1+')
    return {
      label: 'low',
      rule: 'Reported 1+: in breast cancer, results like this are called HER2-low.',
    }
  if (ihc === '2+' && ish === 'not amplified')
    return {
      label: 'low',
      rule: 'Reported 2+ with the gene not amplified: in breast cancer, results like this are called HER2-low.',
    }
  if (ihc === '0' && staining && /faint|incomplete|barely|weak|≤|<\s?10/i.test(staining))
    return {
      label: 'ultralow',
      rule: 'Reported 0 with faint staining of some cells: in breast cancer, results like this are called HER2-ultralow.',
    }
  return
}
