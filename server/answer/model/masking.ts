/**
 * Takes out of a question what tells who somebody is, before it leaves the relay. Rules, not understanding: a name without a word
 * that gives it away ("Anna says …") is not found.
 */

const PARTICLES = String.raw`(?:(?:de|van|von|der|den|la|del|di|bin|al|el)[ \t]+){0,2}`
const MORE_NAMES = String.raw`(?:[ \t]+${PARTICLES}\p{Lu}[\p{L}'’.-]*){0,3}`
const NAME = String.raw`(?:\p{Lu}\.[ \t]?){0,3}\p{Lu}[\p{L}'’-]+${MORE_NAMES}`
/** A name in small letters too, where the words before it leave no doubt. */
const ANY_NAME = String.raw`[\p{L}'’-]+${MORE_NAMES}(?![\p{L}'’])`
const KIN =
  '(?:husband|wife|partner|son|daughter|mother|father|mom|mum|dad|brother|sister|child|baby|aunt|uncle|cousin|friend|grandmother|grandfather|grandma|grandpa|niece|nephew|fianc[eé]e?|boyfriend|girlfriend|boss|neighbou?r|patient|nurse|surgeon|oncologist|doctor|counsell?or)'
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const STREET =
  '(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|way|place|pl|terrace|highway|hwy|parkway|pkwy|square|sq|circle|gardens|crescent|mews|grove)'
/** "12 Rue de la Paix", "45 Hauptstraße", "Calle Mayor 7". */
const STREET_ABROAD = String.raw`\b\d{1,5}[a-z]?,?\s+(?:rue|via|calle|avenida|av\.|plaza|paseo|rua)(?:\s+[\p{L}'’.]+){1,5}|\b(?:rue|via|calle|avenida|plaza|paseo|rua)(?:\s+[\p{L}'’.]+){1,5}?,?\s+\d{1,5}\b|\b\p{L}*(?:straße|strasse|gasse|platz|straat|laan|gatan)\s+\d{1,5}\b|\b\d{1,5}\s+\p{L}+(?:straße|strasse|gasse|platz|straat|laan|gatan)\b`
const KIN_SPANISH =
  '(?:marido|esposo|esposa|mujer|pareja|madre|padre|mamá|papá|hermano|hermana|hijo|hija|tío|tía|primo|prima|abuelo|abuela|amigo|amiga|doctora?|oncólogo|oncóloga)'
/** A thing that is called something has no person's name. */
const THING =
  '(?:drugs?|medicines?|medications?|meds?|pills?|tablets?|treatments?|therap(?:y|ies)|chemo(?:therapy)?|surgery|operation|procedure|tests?|scans?|genes?|mutations?|proteins?|markers?|receptors?|syndrome|condition|disease|disorder|cancers?|tumou?rs?|kinds?|types?|forms?|trials?|stud(?:y|ies)|ports?|catheter|devices?|vaccines?|supplements?|herbs?|creams?|something|what|which|is it|it is|they are|regimen|protocol|group|organi[sz]ation|charity|website|book|app)'
/** Words that follow "I am" with a capital and are no name. */
const NO_NAME = String.raw`(?!(?:HER2?|ER|PR|Stage|Grade|Type|TNBC|BRCA\d?|Spanish|English|American|Canadian|Black|White|Asian|Hispanic|Latina|Latino|Jewish|Christian|Muslim|Medicare|Medicaid|New|Not|So|On|In|At|A|The|I|Dr|Doctor|Prof|Professor|Triple|Metastatic|Ashkenazi|African|Native|Pregnant|Terminal|Terminally|Lynch|Hodgkin)\b)`

/** In this order: what is longest and surest first. `$1` keeps the words that gave it away. */
const RULES: [pattern: RegExp, put: string][] = [
  // Begun at the first letter of a word alone: begun at each of 4,000, a question that is one word would hold up the others.
  [/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[e-mail]'],
  [/(?<![\w.+-])[\w.+-]+ (?:at|\(at\)|\[at\]) [\w-]+ (?:dot|\(dot\)|\[dot\]) \w{2,}\b/gi, '[e-mail]'],
  [/\b(?:https?:\/\/|www\.)\S+/gi, '[link]'],
  [/(?<!\w)@[\w.]{3,}/g, '[account]'],
  [/\b\d{3}-\d{2}-\d{4}\b/g, '[number]'],
  // Birth dates, and every whole date: a day is nobody's, a date may be.
  [
    /\b((?:dob|d\.o\.b\.?|date of birth|birth ?date|birthday|born)(?:\s+(?:is|was|on|in))*\s*:?\s*)(?:\d[\d./ -]{2,}\d|[\p{L}]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[\p{L}]{3,9}\.?,?\s+\d{4})/giu,
    '$1[date]',
  ],
  [/\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/g, '[date]'],
  [
    new RegExp(
      String.raw`\b${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}\.?(?:,?\s+\d{4})?\b`,
      'gi',
    ),
    '[date]',
  ],
  [
    /\b((?:mrn|medical record|record|chart|patient|account|policy|member|medicare|medicaid|health card|hospital|insurance|claim|case|file|id|ssn|social security|nhs|passport|licen[cs]e|accession|specimen)(?:\s+(?:id|no|nr|num|number|card)){0,3}\.?\s*(?:is|:|#|=)?\s*#?\s*)(?=[\p{L}-]*\d)[\p{L}\d][\p{L}\d-]{3,}/giu,
    '$1[number]',
  ],
  [/\b([Zz][Ii][Pp](?: ?code)?\s*(?:is|:)?\s*|\b[A-Z]{2}\s+)\d{5}(?:-\d{4})?\b/g, '$1[zip]'],
  [/\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/g, '[zip]'],
  [
    /(?<![\p{L}\p{N}.])(?=(?:[^\d\n]{0,3}\d){7})\+?\(?\d{1,4}\)?(?:[ .·-]{0,2}\(?\d{2,4}\)?){2,4}(?![\p{L}\p{N}])/gu,
    '[phone]',
  ],
  // A count of blood cells is as long as a record's number.
  [
    /(?<!\b(?:platelets?|plt|thrombocytes|leukocytes|wbc|cells?|counts?|copies|ferritin|plaquetas|leucocitos)\b[^\n\d]{0,15})(?<![\p{L}\p{N}.])\d{6,}(?![\p{L}\p{N}])/giu,
    '[number]',
  ],
  [/\bp\.? ?o\.? ?box\s+\d+/gi, '[address]'],
  [new RegExp(STREET_ABROAD, 'giu'), '[address]'],
  [
    new RegExp(
      String.raw`\b\d{1,6}[a-z]?\s+(?:(?:n|s|e|w|north|south|east|west)\.?\s+)?(?:[\p{L}\d'’.]+\s+){1,4}?${STREET}\b\.?(?:,?\s*(?:apt|apartment|unit|suite|#)\.?\s*[\p{L}\d]+)?`,
      'giu',
    ),
    '[address]',
  ],
  [
    new RegExp(
      String.raw`\b((?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Pp]atient['’]?s?|[Mm]om['’]s|[Dd]ad['’]s)\s+(?:full |first |last |maiden )?name\s+(?:is|was)\s+)${ANY_NAME}`,
      'gu',
    ),
    '$1[name]',
  ],
  [
    new RegExp(
      String.raw`(?<!\b${THING}(?:\s+(?:is|was|are))?\s+)\b((?:[Mm]y name['’]s|[Tt]his is|[Nn]amed|[Cc]alled|[Ss]igned,?|[Mm]e llamo|[Mm]i nombre es|[Ss]oy)\s+)${NO_NAME}${NAME}`,
      'gu',
    ),
    '$1[name]',
  ],
  [
    new RegExp(String.raw`\b(I\s*(?:am|['’]m)\s+)${NO_NAME}${NAME}(?=[\s]*(?:[.,!]|and\b|from\b|$))`, 'gmu'),
    '$1[name]',
  ],
  [
    new RegExp(String.raw`\b((?:Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Nurse|dr|mr|mrs|ms)\.?\s+)${NAME}`, 'gu'),
    '$1[name]',
  ],
  [
    new RegExp(
      String.raw`\b((?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Tt]he)\s+(?:\p{Ll}+\s+){0,2}${KIN},?\s+)${NO_NAME}${NAME}`,
      'gu',
    ),
    '$1[name]',
  ],
  [new RegExp(String.raw`\b([Mm]i\s+${KIN_SPANISH},?\s+)${NO_NAME}${NAME}`, 'gu'), '$1[name]'],
  // A signature: the last line, behind a word of goodbye or a dash, or by itself.
  [
    new RegExp(
      String.raw`((?:[Tt]hanks|[Tt]hank you|[Rr]egards|[Bb]est|[Ss]incerely|[Ll]ove|[Cc]heers|[Yy]ours|[Bb]lessings|[Ww]armly)[^\n]{0,20}[,.!\n-]\s*(?:[-–—]\s*)?)${NAME}\s*$`,
      'u',
    ),
    '$1[name]',
  ],
  [new RegExp(String.raw`(\n[^\S\n]*(?:[-–—~]\s*)?)${NAME}\s*$`, 'u'), '$1[name]'],
  [new RegExp(String.raw`(\s[-–—~]\s*)${NAME}\s*$`, 'u'), '$1[name]'],
]

/** The text with names, numbers, dates and addresses replaced by what they are; nothing puts them back. */
export function maskIdentity(text: string): string {
  return RULES.reduce((masked, [pattern, put]) => masked.replace(pattern, put), text)
}

/** A mask, and the title before it: "Dr. [name]". */
const MASKED =
  /(?:\b(?:Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Nurse)\.?\s+)?\[(?:name|number|date|phone|zip|address|account|e-mail|link)\]/gi

/** The text without whatever tells who somebody is: no passage speaks of it, so nothing is found by it. */
export function dropIdentity(text: string): string {
  return maskIdentity(text).replace(MASKED, ' ')
}
