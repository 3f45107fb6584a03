/** The sites that this relay serves, from one JSON file. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { findEmergencyLines } from './emergency-lines.ts'
import { OperatorError } from './operator-error.ts'
import type { Site } from './site.ts'
import { SITES_SCHEMA } from './site-schema.ts'

export type SitesResult = { ok: true; sites: Site[] } | { ok: false; problem: string }

export interface Sites {
  find(key: string): Site | undefined
  /** In the order of the file; there is always one. */
  all(): [Site, ...Site[]]
  /** Reads the file again. What is wrong with it comes back as one sentence, and the old sites stay. */
  reload(): { ok: true; count: number } | { ok: false; problem: string }
}

/** Reads the file; throws an `OperatorError` when it is missing or wrong. */
export function openSites(file: string): Sites {
  const first = readSites(file)
  if (!first.ok) throw new OperatorError(first.problem)
  let sites = indexByKey(first.sites)
  return {
    find: key => sites.get(key),
    all: () => [...sites.values()] as [Site, ...Site[]],
    reload() {
      const result = readSites(file)
      if (!result.ok) return result
      sites = indexByKey(result.sites)
      return { ok: true, count: sites.size }
    },
  }
}

const indexByKey = (sites: Site[]): Map<string, Site> => new Map(sites.map(site => [site.key, site]))

function readSites(file: string): SitesResult {
  try {
    return parseSites(readFileSync(file, 'utf8'), file)
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'does not exist'
        : `cannot be read (${(error as Error).message})`
    return { ok: false, problem: `The sites file ${file} ${reason}: set NAVIS_SITES to a file like demo/sites.json.` }
  }
}

/** Checks the text of a sites file and fills in every default. The problem names the site, the field and the fix. */
export function parseSites(text: string, file: string): SitesResult {
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch (error) {
    return { ok: false, problem: `The sites file ${file} is not JSON: ${(error as Error).message}.` }
  }
  const result = v.safeParse(SITES_SCHEMA, input, { abortEarly: true })
  if (!result.success) return { ok: false, problem: describe(result.issues[0], file) }

  const twice = result.output.sites.find((site, index, all) => all.findIndex(({ key }) => key === site.key) < index)
  if (twice) return { ok: false, problem: `Site "${twice.key}" in ${file}: key is used twice; give each site its own.` }
  return { ok: true, sites: result.output.sites.map(fillIn) }
}

function fillIn(site: v.InferOutput<typeof SITES_SCHEMA>['sites'][number]): Site {
  const { phone } = site.contact
  return {
    ...findEmergencyLines(site.country),
    ...site,
    contact: { ...site.contact, href: site.contact.href ?? (phone && `tel:${phone.replace(/[^\d+]/g, '')}`) },
  }
}

/** One sentence: which site, which field, what to do. */
function describe(issue: v.BaseIssue<unknown>, file: string): string {
  const path = (issue.path ?? []).map(({ key }) => key as string | number)
  if (path[0] !== 'sites' || typeof path[1] !== 'number') {
    return `The sites file ${file}: ${path.length > 0 ? `"${path.join('.')}"` : 'it'} ${issue.message}.`
  }
  const key = v.safeParse(v.object({ key: v.string() }), issue.path?.[1]?.value)
  const name = key.success ? `Site "${key.output.key}"` : `Site number ${path[1] + 1}`
  return `${name} in ${file}: ${path.slice(2).join('.') || 'the site'} ${issue.message}.`
}
