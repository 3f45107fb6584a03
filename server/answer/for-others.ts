/** Articles that are for other people than who asks: what they say of a test, a law or a talk is no answer to everybody. */
import { SCREENING } from './find.ts'
import { readSoleListener } from './listeners.ts'
import { LUMP } from './question.ts'
import type { Topics } from './topics.ts'

/** Their ages and tests are for people who have neither had the cancer nor a sign of it. */
const SCREENINGS: ReadonlySet<string> = new Set([SCREENING, 'prostate-screening', 'lung-screening'])
const TREATED =
  /(?<!never )\b(?:after|since|had) (?:a |my |the |having )?(?:double |partial )?(?:mastectomy|lumpectomy|colectomy|prostatectomy|hysterectomy|(?:\w+ )?cancer\b(?! screening)|chemo\w*|radiation|treatment)|\bsurvivor|\b(?:had|got) (?:my|his) (?:prostate|lung|colon|breast)s? (?:taken )?(?:out|off|removed)\b|\b(?:i|he|she) (?:have|has|had) (?:\w+ ){0,2}cancer\b/i

/** Articles that tell of the law, the insurance or the advice of one country; who asks of another is not answered by them. */
const OF_THE_US: ReadonlySet<string> = new Set([SCREENING, 'work', 'insurance-appeals', 'costs-and-travel'])
const ELSEWHERE =
  /\b(?:in|from|here in|live in|of) (?:the )?(?:germany|uk|united kingdom|england|scotland|wales|ireland|france|spain|italy|portugal|netherlands|belgium|austria|switzerland|sweden|norway|denmark|finland|poland|greece|turkey|canada|australia|new zealand|india|pakistan|nigeria|kenya|south africa|brazil|argentina|chile|colombia|mexico|japan|china|korea|philippines|europe|nhs)\b/i

/** Whether an article is for others than who asks this. */
export const isForOthers = (topics: Topics, id: string, asked: string) =>
  (SCREENINGS.has(id) && TREATED.test(asked)) ||
  (id === SCREENING && LUMP.test(asked)) ||
  (OF_THE_US.has(id) && ELSEWHERE.test(asked)) ||
  !topics.hears(id, readSoleListener(asked))
