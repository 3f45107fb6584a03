import type { Contact } from '../../protocol/frames.ts'
import { QUESTION_MAX_LENGTH } from '../../protocol/limits.ts'
import type { SiteSettings } from '../../protocol/settings.ts'
import { writeThemeSheet } from '../../protocol/theme-sheet.ts'
import { nameLine } from '../answer/line-names.ts'
import { wordsFor } from '../answer/words.ts'
import { languageOf, type Site } from '../site.ts'

/** Questions to start with: each is the subject of an article of the library. */
const STARTERS = [
  'How do I ask for a second opinion?',
  'What does HER2-low mean?',
  'What should I ask at my first oncology visit?',
  'Which chemotherapy side effects should I call about?',
]

/** What a site shows in public; `processor` is who runs the relay's language model. Picked field by field: a new field of `Site` stays private until it is added here. */
export function toSettings(site: Site, processor?: string): SiteSettings {
  // A site that may spend nothing on a model has none.
  const hasModel = processor !== undefined && site.model?.tokensPerDay !== 0
  const [usual = 'en', ...others] = site.locales
  const linesIn = (locale: string, lines: Contact[]) => lines.map(line => nameLine(line, site, wordsFor(locale)))
  const emergency = linesIn(usual, site.emergency)
  const emergencyIn = Object.fromEntries(
    others
      .map(locale => [languageOf(locale), linesIn(locale, site.emergency)] as const)
      .filter(([, lines]) => lines.some(({ label }, index) => label !== emergency[index]?.label)),
  )
  return {
    key: site.key,
    name: site.name,
    assistant: site.assistant,
    locales: site.locales,
    contact: site.contact,
    emergency,
    ...(Object.keys(emergencyIn).length > 0 && { emergencyIn }),
    crisis: linesIn(usual, site.crisis),
    privacy: site.privacy,
    consent: site.consent,
    retentionHours: site.retentionHours,
    upload: site.upload ? { href: site.upload.href } : null,
    ...(hasModel && { processor: { name: processor } }),
    inline: site.inline,
    starters: STARTERS,
    questionMaxLength: QUESTION_MAX_LENGTH,
    theme: site.theme,
    themeSheet: Object.keys(site.theme).length > 0 ? writeThemeSheet(site.theme) : undefined,
  }
}
