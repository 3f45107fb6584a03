/**
 * Invented records with what is to be read from them, as `tests/fixtures/invented-records.txt` has them: a name, one fact a
 * line, and behind `---` the record. A fact is a letter (D diagnosis, S stage, B biomarker, V variant, N gene without a change,
 * T treatment, C conflict), what it is of, and fields: `=` for the whole value, `~` for a part of it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseProfile } from '../../protocol/case-profile.ts'

export interface InventedRecord {
  name: string
  facts: string[]
  text: string
}

export function readInvented(): InventedRecord[] {
  const all = readFileSync(join(import.meta.dirname, '../fixtures/invented-records.txt'), 'utf8')
  return all
    .split(/^### /m)
    .slice(1)
    .map(chunk => {
      const [head = '', text = ''] = chunk.split(/^---\n/m)
      const [name = '', ...facts] = head.trim().split('\n')
      return { name, facts, text }
    })
}

type Entry = object

/** What a profile lacks of the facts, and what it has beside them. */
export function compare(profile: CaseProfile, facts: readonly string[]): { missed: string[]; beside: string[] } {
  const missed: string[] = []
  const used = new Set<Entry | string>()
  const take = (fact: string, among: readonly Entry[], fields: readonly string[]) => {
    const found = among.find(entry => !used.has(entry) && fields.every(field => has(entry, field)))
    if (found) used.add(found)
    else missed.push(fact)
  }
  for (const fact of facts) {
    const [kind = '', ...words] = fact.split(' ')
    const rest = words.join(' ')
    if (kind === 'D') take(fact, profile.diagnoses, fieldsOfDiagnosis(rest))
    else if (kind === 'S') take(fact, profile.stage ? [profile.stage] : [], fieldsIn(rest))
    else if (kind === 'B') take(fact, profile.biomarkers, [`name=${subject(rest)}`, ...fieldsIn(rest)])
    else if (kind === 'V') take(fact, profile.variants, [`gene=${subject(rest)}`, ...fieldsIn(rest)])
    else if (kind === 'T') {
      const [group, ...name] = subject(rest).split(' ')
      take(fact, profile.treatments, [`kind=${group}`, ...name.map(word => `name~${word}`), ...fieldsIn(rest)])
    } else if (kind === 'N') {
      for (const gene of words) profile.genesTestedNegative.includes(gene) ? used.add(gene) : missed.push(`N ${gene}`)
    } else if (kind === 'C') {
      const found = profile.conflicts.filter(pointer => pointer.includes(rest))
      for (const pointer of found) used.add(pointer)
      if (found.length === 0) missed.push(fact)
    }
  }
  const all: (Entry | string)[] = [
    ...profile.diagnoses,
    ...(profile.stage ? [profile.stage] : []),
    ...profile.biomarkers,
    ...profile.variants,
    ...profile.treatments,
    ...profile.genesTestedNegative,
    ...profile.conflicts,
  ]
  // Spread to regional lymph nodes stands in the N category as well.
  const isNode = (entry: Entry | string) => /"site":"[^"]*lymph nodes","role":"metastasis"/.test(JSON.stringify(entry))
  return {
    missed,
    beside: all.filter(entry => !used.has(entry) && !isNode(entry)).map(entry => JSON.stringify(entry)),
  }
}

/** "breast | invasive ductal carcinoma | left | primary | grade=2". */
function fieldsOfDiagnosis(rest: string): string[] {
  const [site = '', histology = '', laterality = '', role = '', more = ''] = rest.split('|').map(word => word.trim())
  return [
    `site=${site}`,
    ...(histology ? [`histology~${histology}`] : []),
    ...(laterality ? [`laterality=${laterality}`] : []),
    `role=${role}`,
    ...fieldsIn(more),
  ]
}

const fieldsIn = (text: string): string[] => text.match(/\b\w+[=~](?:(?!\s\w+[=~]).)+/g) ?? []
const subject = (text: string): string => text.replace(/\s*\b\w+[=~].*$/, '').trim()

function has(entry: Entry, field: string): boolean {
  const [, name = '', sign, value = ''] = /^(\w+)([=~])(.*)$/.exec(field) ?? []
  const said = plain((entry as Record<string, unknown>)[name])
  return sign === '=' ? said === plain(value) : said.includes(plain(value))
}

const plain = (value: unknown) =>
  String(value ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9+%.<>=/]/g, '')
