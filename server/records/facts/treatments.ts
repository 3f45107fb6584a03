/** What was done, is given, or has been decided: medicines, operations, radiation. What is only talked about is none. */
import type { Treatment } from '../../../protocol/case-profile.ts'
import { type Context, contextOf, isGeneral } from '../context.ts'
import { findDates } from '../dates.ts'
import type { Fact } from '../document.ts'
import { findDrugs } from '../lexicon/drugs.ts'
import { findGenes } from '../lexicon/genes.ts'
import { findProcedures } from '../lexicon/procedures.ts'
import { findSites, hasSides } from '../lexicon/sites.ts'
import { sideOf } from '../sides.ts'
import type { Statement } from '../statements.ts'

type Found = Extract<Fact, { kind: 'treatment' }>

interface Mention {
  kind: Treatment['kind']
  name?: string | undefined
  start: number
  end: number
}

/** `sites`: where this patient's cancers are. An operation of before, at another place, was for something else. */
export function findTreatments(statement: Statement, sites: ReadonlySet<string>): Found[] {
  const { text, section, specimen, quote } = statement
  if (section === 'family' || section === 'aside' || isGeneral(text)) return []
  const operations = findProcedures(text)
  const mentions: Mention[] = [
    ...findDrugs(text).map(drug => ({
      kind: drug.kind,
      name: drug.name,
      start: drug.start,
      end: drug.end,
    })),
    ...operations.map(operation => ({
      kind: operation.kind,
      name: operation.name,
      start: operation.start,
      end: operation.end,
    })),
  ].sort((one, other) => one.start - other.start)
  const found: Found[] = []
  const places: Mention[] = []
  for (const [index, mention] of mentions.entries()) {
    const context = contextOf(text, mention.start, mention.end)
    if (!isGiven(statement, mention, context)) continue
    const site = operations.find(({ start }) => start === mention.start)?.site
    if (
      section === 'past' &&
      mention.kind === 'surgery' &&
      !(site && isAmong(site, sites)) &&
      !/cancer|carcinoma|tumou?r|malignan|melanoma|lymphoma|sarcoma/i.test(itemAround(text, mention))
    )
      continue
    const value: Treatment = { kind: mention.kind }
    const name = nameOf(mention, text, specimen)
    if (name) value.name = name
    const status = statusOf(text, mention, context, section) ?? statusOfLabel(statement.text, statement.label)
    if (status) value.status = status
    const dates = datesOf(text, mention, mentions[index + 1]?.start ?? text.length)
    const { when } = statement
    const isOfItem = when && (dates.start === undefined || [when.start, when.end].includes(dates.start)) && !dates.end
    if (isOfItem && value.status !== 'planned') {
      value.start = when.start
      if (when.end) value.end = when.end
      if (when.isOpen) value.status = 'active'
    } else Object.assign(value, dates)
    found.push({ kind: 'treatment', value, quote })
    places.push(mention)
  }
  shareWhen(text, found, places)
  return found
}

/** "A with B and C on 6/21": what was done together has one date and one state, told behind the last. */
function shareWhen(text: string, found: readonly Found[], mentions: readonly Mention[]): void {
  for (let index = found.length - 2; index >= 0; index--) {
    const [one, next] = [found[index]?.value, found[index + 1]?.value]
    const [at, behind] = [mentions[index], mentions[index + 1]]
    if (!one || !next || !at || !behind) continue
    const between = text.slice(at.end, behind.start)
    if (!/^(?:[\s,]|with|and|plus|left|right|bilateral|axillary|\/|\+)*$/i.test(between)) continue
    if (!one.start && !one.end && one.kind === next.kind && next.start) one.start = next.start
    // "Letrozole + palbociclib 2/2020 to 8/2022, stopped": both were.
    if (!one.status && next.status && one.kind !== 'surgery' && next.kind !== 'surgery') one.status = next.status
  }
}

/** What stands between the commas around: in a list of past illnesses each is another. */
function itemAround(text: string, { start, end }: Mention): string {
  const before =
    text
      .slice(0, start)
      .split(/[,;]|\.\s/)
      .at(-1) ?? ''
  return `${before}${text.slice(start, end)}${text.slice(end).split(/[,;]|\.\s/)[0] ?? ''}`
}

const isAmong = (site: string, sites: ReadonlySet<string>) =>
  sites.has(site) ||
  (site === 'colon' && (sites.has('rectum') || sites.has('colorectum'))) ||
  (site === 'lymph nodes' && sites.size > 0) ||
  (site === 'ovary' && (sites.has('endometrium') || sites.has('fallopian tube')))

/** Words that make a mention one of treatment and not of what it might do. */
const ASIDE =
  /^\s*(?:-?\s*(?:receptor|resistan|sensitiv|naive|na[iï]ve|eligib|induced|related|based regimens? (?:may|are)|candidate|options?|education|class|consent|teaching|referral|consult\w*|oncolog(?:y|ist)|department|planning|safety|physics|exposure)|allergy|trial|(?:can|may|might|could) (?:rarely |sometimes |also )?(?:cause|lead|make|increase|harm|affect|help|lower)|works by|is used|are used)/i

function isGiven({ text, section, label }: Statement, mention: Mention, context: Context): boolean {
  const after = text.slice(mention.end)
  const before = text.slice(0, mention.start)
  if (context.isFamily || context.isDenied || ASIDE.test(after)) return false
  // "Prior radiation: none".
  if (/^\s*(?:therapy|treatment|exposure)?\s*:\s*(?:none|no|never|n\/a|denie[sd])\b/i.test(after)) return false
  if (/\b(?:allergic to|allergy to|intoleran(?:t|ce) to|reaction to)\s+(?:\w+\s+){0,2}$/i.test(before)) return false
  if (isListedForGene(text, mention) || (/\bFDA[\s-]approved\b/i.test(text) && !DONE.test(before))) return false
  if (mention.kind === 'radiation' && /\b(?:safety|physics|dose of|exposure to)\b/i.test(text)) return false
  if (/\b(?:prior|previous) to\s*$/i.test(before)) return true
  if (context.isPlanned)
    return !/\b(?:recommend|consider|discuss|option|if|may|might|could|would|should)\w*\b/i.test(before.slice(-110))
  if (context.isDoubtful) return false
  // A kind without a name is a treatment only where it was given.
  if (!mention.name && mention.kind !== 'radiation') return isDone(text, mention)
  // A plan tells what is wanted, and now and then what is going on.
  if (section === 'plan' || /\bplan\b/.test(label)) return GOING_ON.test(before.slice(-90)) || OVER.test(after)
  return true
}

/** A row of a gene report: the change that was found, and beside it the medicines that exist for it. */
const isListedForGene = (text: string, { start }: Mention) =>
  findGenes(text.slice(0, start)).length > 0 &&
  !DONE.test(text.slice(0, start)) &&
  /\S(?:\s{2,}|\t|\s*\|\s*)\S/.test(text)

const DONE =
  /\b(?:s\/p|status[\s-]?post|received|receiving|completed?|underwent|treated|treatment with|on|had|finished|after|following|given|started|began|begun|initiated|continues?|continuing|continued|currently|since|discontinued|stopped|was (?:given|started)|with|followed by|cycles?|tolerat\w+|remains|maintenance|underwent|post|has been)\b/i
const GOING_ON =
  /\b(?:s\/p|status[\s-]?post|received|receiving|completed|underwent|was (?:given|started)|has been on|(?:is|remains|currently) on|continues?|continue|tolerating|since)\b[^.;]*$/i
/** "SRS to the brain lesions completed 5/28", in a paragraph on what comes next. */
const OVER =
  /^(?![^.;]*\b(?:will|to be|should|once|after|when|until|if)\b)[^.;]{0,60}\b(?:completed|finished|was (?:given|done|performed))\b/i
const isDone = (text: string, { start, end }: Mention) =>
  DONE.test(text.slice(Math.max(0, start - 90), start)) ||
  /^[^.;]{0,40}\b(?:completed|given|received|in (?:19|20)\d\d|was|were|x\s?\d|finished|started|ongoing|cycles)\b/i.test(
    text.slice(end),
  )

function statusOf(text: string, { start, end }: Mention, context: Context, section: string): string | undefined {
  const before = text.slice(lastStop(text, start), start)
  const after = text.slice(end, end + 70).split(/[.;]\s/)[0] ?? ''
  // Neither going on nor ended: the patient says which.
  if (/^[^.;]{0,60}\b(?:on hold|paused|interrupted)\b/i.test(after)) return undefined
  if (/\bprogress(?:ed|ion|ing) (?:on|through|after|while on)\b[^.;]*$/i.test(before)) return 'stopped'
  if (/\b(?:now|currently|remains|continues) (?:on|taking|receiving)\s+(?:\w+\s+){0,2}$/i.test(before)) return 'active'
  if (
    /^\s*,?\s*(?:which (?:(?:she|he|was|were)\s+)?|(?:was|were|and)\s+)?(?:then |later )?(?:stopped|discontinued)\b/i.test(
      after,
    )
  )
    return 'stopped'
  if (
    /\b(?:switched|changed|transitioned|moved) (?:over )?to\s+(?:\w+\s+){0,2}$/i.test(before) ||
    /^[^.;]{0,40}\bwhich (?:she|he) (?:continues|is still taking|still takes)\b/i.test(after)
  )
    return context.isPlanned ? 'planned' : 'active'
  if (/^[^.;,]{0,40}\b(?:planned|scheduled|to be given|to start)\b/i.test(after)) return 'planned'
  if (context.isPlanned) return /\bcontinue/i.test(before.slice(-40)) ? 'active' : 'planned'
  if (
    /\b(?:discontinued|stopped|off)\b/i.test(before.slice(-30)) ||
    /^[^,]{0,25}\b(?:discontinued|stopped|held)\b/i.test(after) ||
    /^\s*(?:\(?(?:from|since|started|in)\s+)?(?:[a-z]{3,9}\.?\s+)?[\d/-]{4,10}(?:\s*(?:to|-|–|until|through)\s*(?:[a-z]{3,9}\.?\s+)?[\d/-]{4,10})?\)?,\s*(?:and\s+|it was\s+)?(?:discontinued|stopped)\b/i.test(
      after,
    )
  )
    return 'stopped'
  if (
    /\b(?:completed|finished|s\/p|status[\s-]?post|received|underwent|treated with|had|after|following)\b[^.;]*$/i.test(
      before,
    ) ||
    /^[^.]{0,50}\b(?:completed|finished|was given|last (?:cycle|dose))\b/i.test(after)
  )
    return 'completed'
  if (
    /\b(?:currently|continues?|continuing|is on|remains on|receiving|has been on|having been on|on|taking|started|began|since|maintenance)\b[^.;]{0,80}$/i.test(
      before,
    ) ||
    /^(?:[^.]|\.\d){0,60}(?:\b(?:ongoing|daily|currently|since|to date)\b|(?:\bto|-|–)\s?(?:present|now)\b)/i.test(
      after,
    )
  )
    return 'active'
  return section === 'medications' ? 'active' : undefined
}

const LABELLED =
  /^\s*(?:[-•*]\s*)?(?<when>current|present|ongoing|previous|prior|past|earlier)\s+(?:\w+\s+)?(?:treatments?|therap(?:y|ies)|regimens?|chemotherapy|medications?)\s*(?::|$)/i

/** "Previous treatment: FEC x6", "Current treatment: …". */
function statusOfLabel(text: string, label: string): string | undefined {
  const when = (LABELLED.exec(text) ?? LABELLED.exec(label))?.groups?.when?.toLowerCase()
  return when && (/^(?:current|present|ongoing)/.test(when) ? 'active' : 'completed')
}

function lastStop(text: string, at: number): number {
  return Math.max(0, ...[...text.slice(0, at).matchAll(/;|\.\s/g)].map(match => match.index + 1))
}

/** An operation with its side, radiation with its place. */
function nameOf(mention: Mention, text: string, specimen: Statement['specimen']): string | undefined {
  const { kind, name, start, end } = mention
  if (kind !== 'surgery' && kind !== 'radiation') return name
  const sites = findSites(text)
  const place = sites.find(
    site =>
      site.start >= end &&
      site.start - end < 60 &&
      /^[\s,]*(?:therapy\s*)?(?:\(?\d[\d.,]*\s?c?Gy\b[^.;a-z]*(?:in \d+ (?:fractions|fx) )?\)?\s*)?(?:(?:of|to|in|for|on)\s+)?(?:the\s+|her\s+|his\s+)?(?:left |right |bilateral |L |R |lt\.? |rt\.? )?[\s,]*$/i.test(
        text.slice(end, site.start),
      ),
  )
  if (kind === 'radiation') {
    if (!place) return placeBehind(text, end) ?? placeAhead(text, start, end)
    const side = sideOf(text, place.start, place.end)
    return [side, text.slice(place.start, place.end).toLowerCase()].filter(Boolean).join(' ')
  }
  const nearest =
    sites.find(
      site =>
        site.end <= start &&
        start - site.end < 50 &&
        /^[\s,]*(?:(?:\d+ o'?.?clock|sentinel|lymph|nodes?|total|excision)[\s,]*)*$/i.test(text.slice(site.end, start)),
    ) ?? place
  const own = findProcedures(text).find(one => one.start === start)?.site
  // The left wall of a bladder is no side of an operation.
  const isSided = !own || hasSides(own)
  const side = isSided
    ? (sideBeside(text, start, end) ??
      (nearest && sideOf(text, nearest.start, nearest.end)) ??
      (specimen?.kind && name?.includes(specimen.kind) ? specimen.laterality : undefined))
    : undefined
  const isAxillary = nearest?.name === 'axillary lymph nodes' && name && !/axill/.test(name)
  const whole = [isAxillary ? 'axillary' : undefined, name].filter(Boolean).join(' ')
  return side && !whole.includes(side) ? `${side} ${whole}` : whole
}

/** "RT left hip 20 Gy": places that are no organs. */
function placeBehind(text: string, end: number): string | undefined {
  const match =
    /^[\s,]*(?:therapy\s*)?(?:\d[\d.]*\s?c?Gy\s*)?(?:(?:to|of|for)\s+)?(?:the\s+)?(?:(?<side>left|right|bilateral)\s+)?(?<place>chest wall|hip|pelvis|neck|axilla|whole brain|prostate bed|tumou?r bed|shoulder|humerus|iliac|leg|arm)\b/i.exec(
      text.slice(end),
    )?.groups
  return match ? [match.side, match.place].filter(Boolean).join(' ').toLowerCase() : undefined
}

/** "Whole brain radiation", "left breast RT", "chest wall radiation". */
function placeAhead(text: string, start: number, end: number): string | undefined {
  const words = `${text.slice(Math.max(0, start - 60), start)}${text.slice(start, end).replace(/(?:radio|radiation|chemo|RT\b|XRT|therapy|\d[\d.,]*\s?c?Gy).*$/i, '')}`
  const match =
    /\b(?:(?<side>left|right|bilateral)\s+)?(?<place>chest wall|pelvi[cs]|neck|whole[\s-]brain|whole[\s-]breast|prostate bed|breast|brain|prostate|axilla|mediastinum|thorax|spine|hip|abdomen)(?:[\s,:]|tangents?|total|dose)*$/i.exec(
      words,
    )
  if (/WBRT/.test(text.slice(start, end))) return 'whole brain'
  return match ? [match.groups?.side, match.groups?.place].filter(Boolean).join(' ').toLowerCase() : undefined
}

function sideBeside(text: string, start: number, end: number): string | undefined {
  const before =
    /\b(left|right|bilateral|[LR]|[LR]t\.?)\s+(?:(?:axillary|sentinel|modified|radical|total|breast|partial|segmental)[\s,]+)*$/i.exec(
      text.slice(Math.max(0, start - 40), start),
    )?.[1]
  const after = /^[\s,(]*(?:of the |on the |of her |on her )?(left|right|bilateral)\b/i.exec(
    text.slice(end, end + 24),
  )?.[1]
  const side = (before ?? after)?.toLowerCase()
  return side && /^l/.test(side) ? 'left' : side && /^r/.test(side) ? 'right' : side
}

function datesOf(text: string, { start, end }: Mention, next: number): Pick<Treatment, 'start' | 'end'> {
  const stop = text.slice(end).search(/[.;]\s|\bfollowed by\b|\bthen\b/i)
  const until = Math.min(stop < 0 ? text.length : end + stop, Math.max(next, end + 30))
  const dates = findDates(text).filter(one => one.start >= end && one.start < until)
  const ahead = findDates(text)
    .filter(
      one =>
        one.end <= start &&
        start - one.end < 60 &&
        /^[\s,:]*(?:she|he|patient|the patient|pt|underwent|had|received|started|began|was|:|-|–|s\/p|status post|with|on|a|an|left|right|total|her|his|of|treated|given|[\s,:])*$/i.test(
          text.slice(one.end, start),
        ) &&
        !/[.;]\s/.test(text.slice(one.end, start)),
    )
    .at(-1)
  const [first, second] = dates
  if (!first) return ahead ? { start: ahead.date } : {}
  const between = text.slice(end, first.start)
  if (second && /^\s*(?:to|through|thru|until|and|–|-)+\s*(?:\w+ )?$/i.test(text.slice(first.end, second.start)))
    return { start: first.date, end: second.date }
  if (
    /\b(?:completed|finished|until|through|thru|ended|stopped|discontinued|last(?: (?:cycle|dose|given))?)\b/i.test(
      between,
    ) ||
    /\b(?:completed|finished)\b/i.test(text.slice(lastStop(text, start), start))
  )
    return { end: first.date }
  return { start: first.date }
}
