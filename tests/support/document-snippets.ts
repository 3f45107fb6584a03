/** The fenced blocks of a Markdown document, so that what it tells readers to write can be run. */
import { readFileSync } from 'node:fs'

export interface Snippet {
  /** The heading it stands under. */
  heading: string
  language: string
  text: string
}

export function readSnippets(file: string): Snippet[] {
  const snippets: Snippet[] = []
  let heading = ''
  for (const [, title, language, text] of readFileSync(file, 'utf8').matchAll(
    /^## (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm,
  )) {
    if (title) heading = title
    else snippets.push({ heading, language: language ?? '', text: text ?? '' })
  }
  return snippets
}
