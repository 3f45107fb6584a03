import { en } from './en.ts'

/** The names in braces of a text: `'{count} hours'` has `count`. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type Values<Text> = [Names<Text>] extends [never] ? [] : [values: { [name in Names<Text>]: string | number }]

/**
 * Gives the words of a catalogue, with their `{values}` filled in. A value that a text does not name is a type error. A key
 * that comes from a newer relay has no words.
 */
export function createTranslate<const Words extends Record<string, string>>(words: Words) {
  return <Key extends keyof Words>(key: Key, ...[values]: Values<Words[Key]>): string => {
    const named = (values ?? {}) as Record<string, string | number>
    return ((words[key] as string | undefined) ?? '').replace(/\{(\w+)\}/g, (_, name) => String(named[name]))
  }
}

/** The words of everything that is there from the start. */
export const t = createTranslate(en)
