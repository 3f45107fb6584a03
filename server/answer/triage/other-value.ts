/** Tells what else is measured from a temperature: "ferritin 102.5 now" names its value before the number. */
import type { Found } from './phrase.ts'

/** None whose values are far from a temperature's: neutrophils that are down, and 101 now, are a fever. */
const MEASURED =
  '(?:a1 ?c|afp|albumin|alt|amylase|ast|alp|alk phos|alkaline phosphatase|bilirubin|bmi|blood pressure|blood sugar|bp|bun|ca ?\\d+(?: \\d+)?|calcitonin|calcium|cd4|cea|chloride|cholesterol|chromogranin(?: a)?|cortisol|creatinine|crp|egfr|esr|estradiol|ferritin|ggt|gfr|glucose|hb|hba1 ?c|hcg|hct|heart ?rate|hematocrit|haematocrit|hemoglobin(?: a1 ?c)?|haemoglobin|hgb|igg|iron|kappa|lambda|ldh|(?:kappa |lambda |free )*light chains?|lipase|lymphocytes|m spike|mcv|o2|oxygen|platelets?|plt|procalcitonin|psa|pulse|sats?|saturation|sed rate|sodium|spo2|sugars?|testosterone|thyroglobulin|transferrin|triglycerides|tsh|urea|tumor markers?|uric acid|vitamin (?:d|b12)|weigh|weighs|weighed|weighing|weight|azucar|bilirrubina|colesterol|creatinina|ferritina|glucosa|hemoglobina|marcador|peso|plaquetas|presion|pulso)'
/** What may stand between the name of a value and its number. */
const LINK =
  '(?:is|are|was|were|am|has|been|at|of|now|just|still|only|currently|today|level|levels|count|rate|value|result|reading|reads|read|shows|showed|measured|stands|mine|it|number|test|percent|in|the|blood|come|came|back|up|down|to|from|by|went|goes|gone|going|risen|rose|dropped|drops|fell|fallen|climbed|jumped|hit|reached|about|around|nearly|almost|over|under|above|below|a|an|my|his|her|es|esta|de|en|ahora|hoy|salio|subio|bajo)'
/** Whose number it may be all the same: "my white count was 90 and now I am 101.4". */
const ANOTHER = '(?:i|he|she|me|him|temperature|fever|feverish|thermometer|temperatura|fiebre)'

const NAMED = new RegExp(` ${MEASURED} (?:, )?(?:${LINK} ){0,6}$`)
/** "CA-125 was 140 in May and is 102.5". */
const CHANGED = new RegExp(
  ` ${MEASURED} (?:, )?((?:${LINK} ){0,6}(\\d+(?:\\.\\d+)?) (?:(?!${ANOTHER} )\\S+ ){0,7}(?:to|now|is|was|at|and|then) )$`,
)
/** "Temp and pulse are 103.1 and 120", "the fever rose after platelets to 102.5": its number comes first, whatever is named besides. */
const TEMPERATURE_FIRST =
  / (?<!(?:no|not|any|without|never|sin) (?:a )?)(?:fever|fevers|feverish|temperature|thermometer|fiebre|temperatura) (?:(?!(?:normal|gone|fine|ok) )[^\d\s]\S* )*$/
const COMPARED = /(?:^| )(?:was|were|from|before|last|yesterday) /
/** A value that changed is of the size that it had: neutrophils of 0.2 are no 101.4 a line later. */
const MOST_CHANGED = 3

/** Whether the last number of a match is the value of something else than a temperature. */
export function isOtherValue({ clause, start, end }: Found): boolean {
  const number = [...clause.text.slice(start, end).matchAll(/\d+(?:\.\d+)?/g)].at(-1)
  if (!number) return false
  const left = clause.text.slice(0, start + number.index)
  if (TEMPERATURE_FIRST.test(left)) return false
  if (NAMED.test(left)) return true
  const [, between = '', earlier = ''] = CHANGED.exec(left) ?? []
  const change = Number(number[0]) / Number(earlier)
  return COMPARED.test(between) && change < MOST_CHANGED && change > 1 / MOST_CHANGED
}
