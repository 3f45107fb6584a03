/** Records on their way to confirmed facts: files, their reading, and the facts to look at. In memory, until the sheet is done with. */
import { batch, type Signal, signal } from '@preact/signals-core'
import type { CaseProfile } from '../../protocol/case-profile.ts'
import {
  RECORD_FILE_MAX_BYTES,
  RECORD_FILES_MAX,
  RECORD_TYPES,
  type RecordsLine,
  type RecordWarning,
} from '../../protocol/records.ts'
import type { SendOptions, SendOutcome } from '../transport/send-records.ts'
import { type Fact, listFacts, toProfile } from './facts.ts'
import { readSavedFacts } from './saved-facts.ts'

export type FileState =
  | { kind: 'waiting' }
  | { kind: 'sending'; percent: number }
  | { kind: 'reading'; page?: number; pages?: number }
  | { kind: 'done'; profile: CaseProfile; warnings: RecordWarning[] }
  /** `message` is the relay's; else one of the panel's own reasons. */
  | { kind: 'refused'; message?: string; reason?: 'tooLarge' | 'type' | 'heic' | 'tooMany' | 'empty' }
  /** The connection broke: it can be sent again. */
  | { kind: 'dropped' }

export interface ChosenFile {
  id: number
  file: File
  state: Signal<FileState>
}

export type Step = 'consent' | 'files' | 'check' | 'kept'

export interface RecordsModel {
  step: Signal<Step>
  files: Signal<ChosenFile[]>
  isSending: Signal<boolean>
  /** Why the last sending ended early, as a key of the words or the relay's sentence. */
  trouble: Signal<{ key: 'dropped' | 'busy' | 'refusedAll' } | { message: string } | null>
  facts: Signal<Fact[]>
  /** Warnings of whole files. */
  warnings: Signal<RecordWarning[]>
  notMedical: Signal<boolean>
  /** Facts that were taken out of the list, the last one last: each can be put back. */
  removed: Signal<Fact[]>
  add(files: Iterable<File>): Promise<void>
  drop(id: number): void
  /** Sends what was not read yet. */
  send(): Promise<void>
  cancel(): void
  update(id: string, change: Partial<Fact>): void
  takeOut(id: string): void
  putBack(): void
  /** Shows the facts that are confirmed now, to change them. */
  edit(profile: CaseProfile): void
  toProfile(): CaseProfile
  fileNamed(name: string): File | undefined
}

export interface RecordsOptions {
  send(options: Omit<SendOptions, 'url' | 'token' | 'locale'>): Promise<SendOutcome>
  /** Something happened that is said to who cannot see it. */
  onChange(what: 'read' | 'trouble'): void
}

const ENDINGS: readonly string[] = RECORD_TYPES.flatMap(({ endings }) => [...endings])

function judge(file: File): FileState {
  const name = file.name.toLowerCase()
  if (/\.hei[cf]$/.test(name) || /hei[cf]/.test(file.type)) return { kind: 'refused', reason: 'heic' }
  if (file.size === 0) return { kind: 'refused', reason: 'empty' }
  if (file.size > RECORD_FILE_MAX_BYTES) return { kind: 'refused', reason: 'tooLarge' }
  // A photo straight from a camera may have any name.
  const isKnown = ENDINGS.some(ending => name.endsWith(ending)) || RECORD_TYPES.some(({ media }) => media === file.type)
  return isKnown ? { kind: 'waiting' } : { kind: 'refused', reason: 'type' }
}

/** Two photos of one phone are both "image.jpg": the relay names facts by file, so each needs a name of its own. */
function rename(file: File, taken: readonly string[]): File {
  if (!taken.includes(file.name)) return file
  const [, stem = file.name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(file.name) ?? []
  for (let number = 2; ; number++) {
    const name = `${stem} (${number})${ending}`
    if (!taken.includes(name)) return new File([file], name, { type: file.type })
  }
}

export function createRecords({ send, onChange }: RecordsOptions): RecordsModel {
  const step = signal<Step>('consent')
  const files = signal<ChosenFile[]>([])
  const isSending = signal(false)
  const trouble = signal<RecordsModel['trouble']['value']>(null)
  const facts = signal<Fact[]>([])
  const warnings = signal<RecordWarning[]>([])
  const notMedical = signal(false)
  const removed = signal<Fact[]>([])
  let ids = 0
  let abort: AbortController | undefined

  const isReadable = ({ state }: ChosenFile) => state.peek().kind !== 'refused'
  const isOpen = ({ state }: ChosenFile) => ['waiting', 'dropped'].includes(state.peek().kind)

  function show(profile: CaseProfile, found: readonly RecordWarning[], verdict: Fact['verdict']): void {
    facts.value = listFacts(profile, found, verdict)
    warnings.value = found.filter(({ fact }) => fact === undefined)
    notMedical.value = profile.notMedical === true
    removed.value = []
    step.value = 'check'
  }

  function take(line: RecordsLine, sent: readonly ChosenFile[]): void {
    switch (line.type) {
      case 'file': {
        const chosen = sent[line.file]
        if (!chosen) return
        if (line.status === 'reading') chosen.state.value = { kind: 'reading', page: line.page, pages: line.pages }
        else if (line.status === 'done')
          chosen.state.value = { kind: 'done', profile: line.profile, warnings: line.warnings }
        else chosen.state.value = { kind: 'refused', message: line.message }
        return
      }
      case 'proposal':
        // A file that none of could be read leaves nothing to look at.
        if (files.peek().some(({ state }) => state.peek().kind === 'done')) {
          show(line.profile, line.warnings, null)
          onChange('read')
        }
        return
      case 'fault':
        trouble.value = { message: line.message }
        onChange('trouble')
        return
      default:
        line satisfies never // of a newer relay
    }
  }

  async function sendAll(): Promise<void> {
    const sent = files.peek().filter(isOpen)
    if (isSending.peek()) return
    abort = new AbortController()
    batch(() => {
      isSending.value = true
      trouble.value = null
      for (const { state } of sent) state.value = { kind: 'sending', percent: 0 }
    })
    const read = files.peek().flatMap(({ state }) => {
      const now = state.peek()
      return now.kind === 'done' ? [now.profile] : []
    })
    const outcome = await send({
      ...{ files: sent.map(({ file }) => file), read, signal: abort.signal },
      onSent(bytes, total) {
        const percent = total > 0 ? Math.round((bytes / total) * 100) : 0
        for (const { state } of sent) if (state.peek().kind === 'sending') state.value = { kind: 'sending', percent }
      },
      onLine: line => batch(() => take(line, sent)),
    }).catch((): SendOutcome => 'cut')
    batch(() => {
      isSending.value = false
      const isCancelled = outcome === 'cancelled'
      for (const { state } of sent) {
        if (['sending', 'reading'].includes(state.peek().kind))
          state.value = { kind: isCancelled ? 'waiting' : 'dropped' }
      }
      if (outcome === 'cut') trouble.value ??= { key: 'dropped' }
      if (typeof outcome === 'object')
        trouble.value = { key: [429, 503].includes(outcome.status) ? 'busy' : 'refusedAll' }
    })
    if (trouble.peek()) onChange('trouble')
  }

  return {
    ...{ step, files, isSending, trouble, facts, warnings, notMedical, removed },
    async add(added) {
      for (const file of added) {
        const saved = await readSavedFacts(file)
        if (saved) {
          show(saved, [], null)
          onChange('read')
          return
        }
        const taken = files.peek()
        const room = taken.filter(isReadable).length < RECORD_FILES_MAX
        const named = rename(
          file,
          taken.map(one => one.file.name),
        )
        const state = signal<FileState>(room ? judge(file) : { kind: 'refused', reason: 'tooMany' })
        files.value = [...taken, { id: ids++, file: named, state }]
      }
    },
    drop(id) {
      files.value = files.peek().filter(one => one.id !== id)
    },
    send: sendAll,
    cancel: () => abort?.abort(),
    update(id, change) {
      facts.value = facts.peek().map(fact => (fact.id === id ? { ...fact, ...change } : fact))
    },
    takeOut(id) {
      const found = facts.peek().find(fact => fact.id === id)
      if (!found) return
      batch(() => {
        facts.value = facts.peek().filter(fact => fact !== found)
        removed.value = [...removed.peek(), found]
      })
    },
    putBack() {
      const last = removed.peek().at(-1)
      if (!last) return
      batch(() => {
        removed.value = removed.peek().slice(0, -1)
        facts.value = [...facts.peek(), last]
      })
    },
    edit: profile => show(profile, [], 'right'),
    toProfile: () => toProfile(facts.peek()),
    fileNamed: name => files.peek().find(({ file }) => file.name === name)?.file,
  }
}
