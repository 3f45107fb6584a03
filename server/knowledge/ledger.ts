/** The ledger: which claims of the library a fresh reader found in the source they name (docs/library.md, "The ledger"). */
import { existsSync, readFileSync } from 'node:fs'
import { KnowledgeError } from './knowledge.ts'

export interface Ledger {
  /** Whether every reading of this claim against this source found it there, and there was one. */
  supports(article: string, claim: string, source: string): boolean
}

const keyOf = (article: string, claim: string, source: string) =>
  JSON.stringify([article, claim.replace(/\s+/g, ' ').trim(), source])

/** Reads a ledger; null where there is none. Throws `KnowledgeError` naming a line that cannot be read. */
export function readLedger(path: string): Ledger | null {
  if (!existsSync(path)) return null
  const verdicts = new Map<string, boolean>()
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const { article, claim, source, verdict } = JSON.parse(line) as Record<string, string>
      const key = keyOf(String(article), String(claim), String(source))
      // One reader who did not find it outweighs another who did.
      verdicts.set(key, verdict === 'supported' && (verdicts.get(key) ?? true))
    } catch (cause) {
      throw new KnowledgeError(`${path}, line ${index + 1}, is not JSON: correct or remove the line.`, { cause })
    }
  }
  return { supports: (article, claim, source) => verdicts.get(keyOf(article, claim, source)) ?? false }
}
