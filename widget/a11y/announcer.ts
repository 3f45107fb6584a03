/**
 * The one voice of the panel: what its polite live region says. Streamed text is read by whole sentences, at most one
 * utterance every two seconds, and no sentence of an answer twice, so that a screen reader is never cut off or flooded.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'

/** Between two changes of the live region; faster ones are swallowed by screen readers. */
const PAUSE_MS = 2_000
/** One utterance, about 20 seconds of speech; what is over it waits for the next. */
const UTTERANCE_LENGTH = 300

export interface Announcer {
  /** What the live region holds. */
  text: ReadonlySignal<string>
  /** A person wants to hear that an answer is complete, and not its sentences. */
  brief: Signal<boolean>
  /** Something short that happened; ahead of streamed text when `first`, in the order in which it happened. */
  say(words: string, first?: boolean): void
  /** More of an answer's Markdown. What is not `aloud` only keeps the place: the sentence after it is said whole. */
  feed(markdown: string, aloud?: boolean): void
  /** The answer is over: what is left counts as a sentence. */
  finish(): void
  /** A new answer, or a new attempt at one: forgets what has not been said. `fresh` allows sentences to be heard again. */
  restart(fresh: boolean): void
  dispose(): void
}

/** Markdown without its signs: what is left is what a voice should say. */
function strip(markdown: string): string {
  return markdown
    .replace(/^\s*(:::.*|[-*+>]\s|\d+\.\s|#+\s|\|?[-:| ]+\|?$)/gm, '')
    .replace(/\[\d+\]|[*_`|]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

export function createAnnouncer(): Announcer {
  const text = signal('')
  const brief = signal(false)
  const said = new Set<string>()
  /** What happened, which no new answer takes away. */
  const news: string[] = []
  let queue: string[] = []
  let tail = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  function speak(): void {
    timer = undefined
    const sentences = news.splice(0)
    let length = sentences.join().length
    while (queue[0] && (!length || length + queue[0].length < UTTERANCE_LENGTH)) {
      length += queue[0].length
      sentences.push(...queue.splice(0, 1))
    }
    for (const sentence of sentences) said.add(sentence)
    // With nothing more to say the region is emptied: what stayed in it would be read again in passing.
    text.value = sentences.join(' ')
    if (text.value) timer = setTimeout(speak, PAUSE_MS)
  }

  function schedule(): void {
    if (news.length + queue.length) timer ??= setTimeout(speak)
  }

  function push(sentence: string, aloud = true): void {
    const words = strip(sentence)
    if (!aloud || brief.peek()) said.add(words)
    else if (words && !said.has(words) && !queue.includes(words)) queue.push(words)
  }

  return {
    text,
    brief,
    say(words, first = false) {
      ;(first ? news : queue).push(words)
      schedule()
    },
    feed(markdown, aloud) {
      tail += markdown
      // A sentence ends at its mark and a space (citations may stand between), or with its line.
      tail = tail.replace(/.*?(?:[.!?…](?:["”’)]|\s?\[\d+\])*\s|\n)/gsy, sentence => {
        push(sentence, aloud)
        return ''
      })
      schedule()
    },
    finish() {
      push(tail)
      tail = ''
      schedule()
    },
    restart(fresh) {
      queue = []
      tail = ''
      if (fresh) said.clear()
    },
    dispose() {
      clearTimeout(timer)
      queue = []
    },
  }
}
