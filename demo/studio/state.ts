/** The theme that is being made: every change can be undone, and the address always says what it is. */
import { computed, signal } from '@preact/signals'
import { checkTheme, type Theme } from '../../protocol/theme.ts'
import { readHash, writeHash } from './share.ts'

/** Changes of one control within this time are one step back: a slider that is dragged is one change. */
const STEP_MS = 600
const STEPS_MAX = 200

const BRAND: Theme = { accent: '#0b5c63' }

const past = signal<readonly Theme[]>([])
const future = signal<readonly Theme[]>([])
export const theme = signal<Theme>(readHash(location.hash) ?? BRAND)
export const canUndo = computed(() => past.value.length > 0)
export const canRedo = computed(() => future.value.length > 0)

let changedAt = 0
let changedToken = ''

/** Sets one token; undefined takes it away. */
export function setToken<Token extends keyof Theme>(token: Token, value: Theme[Token]): void {
  const { [token]: _, ...rest } = theme.peek()
  const next = value === undefined ? rest : { ...rest, [token]: value }
  const isSameStep = token === changedToken && Date.now() - changedAt < STEP_MS
  changedToken = token
  changedAt = Date.now()
  if (isSameStep) show(next)
  else replace(next, token)
}

/** Puts another theme in place of this one. */
export function replace(next: Theme, token = ''): void {
  past.value = [...past.peek(), theme.peek()].slice(-STEPS_MAX)
  future.value = []
  changedToken = token
  show(next)
}

export function undo(): void {
  const previous = past.peek().at(-1)
  if (!previous) return
  past.value = past.peek().slice(0, -1)
  future.value = [theme.peek(), ...future.peek()]
  changedToken = ''
  show(previous)
}

export function redo(): void {
  const [next, ...rest] = future.peek()
  if (!next) return
  past.value = [...past.peek(), theme.peek()]
  future.value = rest
  changedToken = ''
  show(next)
}

function show(next: Theme): void {
  theme.value = next
  history.replaceState(undefined, '', writeHash(next))
}

/** Takes in the text of a theme's file; gives what is wrong with it, in sentences. Only a theme without any fault is taken. */
export function importTheme(text: string): string[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return ['This file is not JSON.']
  }
  const { theme: checked, problems } = checkTheme(value)
  if (problems.length === 0) replace(checked)
  return problems.map(({ token, problem }) => `${token ? `“${token}”` : 'The theme'} ${problem}.`)
}
