/** A Markdown document taken apart, so that tests can hold what it says against the code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

interface Section {
  /** Heading of level 2, without its marks. */
  part: string
  /** Heading of level 3 without backticks; empty above the first one of a part. */
  title: string
  text: string
}

export function readDocument(name: string): { text: string; sections: Section[] } {
  const text = readFileSync(join(ROOT, name), 'utf8')
  const sections = text.split(/^## /m).flatMap(part => {
    const heading = lineOf(part)
    return part.split(/^### /m).map((section, index) => ({
      part: heading,
      title: index === 0 ? '' : lineOf(section).replaceAll('`', ''),
      text: section,
    }))
  })
  return { text, sections }
}

const lineOf = (text: string): string => text.slice(0, text.indexOf('\n')).trim()

/** The text of the part with that heading, its sections included. */
export function textOfPart(sections: readonly Section[], part: string): string {
  const found = sections.filter(section => section.part === part)
  if (found.length === 0) throw new Error(`There is no part "${part}".`)
  return found.map(({ text }) => text).join('\n')
}

/** The source text of each block of JSON. */
export function jsonBlocks(text: string): string[] {
  return [...text.matchAll(/^```json\n(.*?)^```/gms)].map(([, block = '']) => block)
}

/** The cells of each row of the tables in a text, without head and rule. */
export function tableRows(text: string): string[][] {
  const lines = text.split('\n')
  return lines
    .filter(
      (line, index) => line.startsWith('|') && !line.startsWith('| ---') && !lines[index + 1]?.startsWith('| ---'),
    )
    .map(line =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim()),
    )
}

/** What stands in backticks. */
export function quoted(text: string): Set<string> {
  return new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words))
}
