/** What suffixes alone cannot tell about words: irregular forms, British spellings, people and their country, and words that only look akin. */

/** A word → the stem that it is kept under. Common knowledge of English; each was seen to be joined wrongly, or not at all. */
const STEMS: Record<string, string> = {
  ...{ men: 'man', women: 'woman', children: 'child', feet: 'foot', teeth: 'tooth', testes: 'testi' },
  // Not "sever", "gener", "organ", "addit", "experi", "immun", "embol" and "univers".
  ...{ several: 'several', generic: 'generic', generics: 'generic', organic: 'organic' },
  ...{ additive: 'additive', additives: 'additive', university: 'university', universities: 'university' },
  ...{ experiment: 'experiment', experiments: 'experiment', experimental: 'experiment' },
  ...{ immunization: 'immuniz', immunizations: 'immuniz', immunize: 'immuniz', immunized: 'immuniz' },
  ...{ embolization: 'emboliz', embolizations: 'emboliz', embolize: 'emboliz', embolized: 'emboliz' },
}

/** Forms of a verb → the verb: common knowledge of English. Left out are those that are as well another word, or a gene: "left", "led", "met". */
const VERBS = `ate eaten eat, began begun begin, bled bleed, bought buy, broke broken break, burnt burn, caught catch, chose chosen choose,
dealt deal, drank drunk drink, drove driven drive, fed feed, fell fallen fall, felt feel, forgot forgotten forget, fought fight,
froze frozen freeze, grew grown grow, held hold, hidden hide, kept keep, lost lose, paid pay, saw seen see, sent send, shown show,
shrank shrunk shrink, slept sleep, sought seek, spent spend, swollen swell, taught teach, thought think, threw thrown throw, told tell,
understood understand, underwent undergone undergo, withdrew withdrawn withdraw, woke woken wake, wore worn wear, wrote written write`
/** People of a place → the place, where the word is not as well that of a language or of a dish. */
const PEOPLE = `african africa, american america, asian asia, australian australia, austrian austria, belgian belgium, brazilian brazil,
british britain, canadian canada, chilean chile, chinese china, colombian colombia, cuban cuba, danish denmark, egyptian egypt,
european europe, finnish finland, german germany, hungarian hungary, indian india, indonesian indonesia, iranian iran, irish ireland,
israeli israel, italian italy, japanese japan, korean korea, malaysian malaysia, mexican mexico, nigerian nigeria, norwegian norway,
pakistani pakistan, portuguese portugal, romanian romania, russian russia, scottish scotland, swedish sweden, swiss switzerland,
taiwanese taiwan, thai thailand, ugandan uganda, vietnamese vietnam`
const FORMS = new Map(
  `${VERBS}, ${PEOPLE}`.split(/,\s+/).flatMap(line => {
    const words = line.split(/\s+/)
    const base = words.pop() ?? ''
    return words.map(word => [word, base] as const)
  }),
)

/** Word parts that British spelling writes with ae, oe or our. */
const DIGRAPHS = /haem|anaem|leukaem|oestr|oesoph|oedem|paed|gynaec|anaesth|faec|diarrhoe/g
const OUR = /(?<=tum|col|behavi|lab|fav|hum|od|vap)our/
/** "hospitalised", "analysing". Words that never have a z, such as "exercise", come under a z as a whole and meet none by it. */
const ISE = /(?<=....)is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)/
const YSE = /lys(?=(?:e|ed|ing)$)/
/** Plurals of words in -osis, -asis, -nosis and -lysis: "metastases", "diagnoses". */
const SES = /(?<=..(?:o|ly|sta|the))ses$/
/** Clinical words of one root whose endings Porter's rules leave apart: "cystoscopy" and "cystoscopic", "fibrosis" and "fibrotic". */
const FAMILIES: [RegExp, string][] = [
  [/(?<=...(?:scop|graph|path|troph))(?:ic|ically|ist|ists|er|ers)$/, 'y'],
  [/(?<=...)(?<!rob)otic$/, 'osis'],
  [/(?<=meta)static$/, 'stasis'],
  [/(?<=dia|pro)gnostic$/, 'gnosis'],
  [/(?<=leuk|an|isch|glyc|ur)emic$/, 'emia'],
]

/** The stem of a word that is kept under one of its own; undefined for most words. `word` is in lower case. */
export function readKeptStem(word: string): string | undefined {
  if (Object.hasOwn(STEMS, word)) return STEMS[word]
  // "hepatitis" is an illness, "hepatic" says of what organ: Porter's rules make one stem of both.
  return word.endsWith('itis') ? word : undefined
}

/** The word in the American spelling, the singular and the noun, where that takes more than dropping a common ending. */
export function spellAlike(word: string): string {
  const spelled = (FORMS.get(word) ?? FORMS.get(word.replace(/s$/, '')) ?? word)
    .replace(SES, 'sis')
    .replace(ISE, 'iz')
    .replace(YSE, 'lyz')
    .replace(DIGRAPHS, part => part.replace(/[ao]e/, 'e'))
    .replace(OUR, 'or')
    .replace(/(fib|lit|cent|met)re(?=s?$)/, '$1er')
  return FAMILIES.reduce((one, [ending, put]) => one.replace(ending, put), spelled)
}
