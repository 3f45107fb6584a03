import { type Catalogue, shown } from './catalogue.ts'
import { en } from './en.ts'

/** The names in braces of a text: `'{count} hours'` has `count`. */
type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

type Values<Text> = [Names<Text>] extends [never] ? [] : [values: { [name in Names<Text>]: string | number }]

/**
 * Gives words in the language that is shown, with their `{values}` filled in; `words` is the English of them. A value that a
 * text does not name is a type error. A component that asks for words is drawn anew when the language changes. A key that comes from a
 * newer relay has no words.
 */
export function createTranslate<const Words extends Partial<Record<keyof Catalogue, string>>>(words: Words) {
  return <Key extends keyof Words>(key: Key, ...[values]: Values<Words[Key]>): string => {
    const named = (values ?? {}) as Record<string, string | number>
    const text = shown.value.words?.[key as keyof Catalogue] ?? (words[key] as string | undefined) ?? ''
    return text.replace(/\{(\w+)\}/g, (_, name) => String(named[name]))
  }
}

/** The words of everything that is there from the start. */
export const t = createTranslate(en)
