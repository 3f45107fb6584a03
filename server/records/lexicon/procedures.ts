/** Operations and radiation that treat cancer. Biopsies that only take a sample are no treatment. */

const SURGERIES: readonly { words: string; site?: string; name?: string }[] = [
  {
    words:
      '(?:modified radical |radical |total |simple |segmental |partial |(?:skin|nipple)[\\s-]sparing |bilateral )*mastectomy',
    site: 'breast',
  },
  { words: 'mastectomy,? partial', site: 'breast', name: 'partial mastectomy' },
  {
    words:
      '(?:lumpectomy|quadrantectomy|breast[\\s-]conserving surgery|(?:wide )?local excision of (?:the )?breast|WLE|excisional biopsy of (?:the )?breast)',
    site: 'breast',
  },
  {
    words: '(?:axillary )?sentinel (?:lymph )?node (?:biopsy|excision|dissection|mapping)|SLNB',
    site: 'lymph nodes',
  },
  {
    words:
      '(?:axillary|pelvic|inguinal|retroperitoneal|cervical|neck)? ?lymph[\\s-]?node (?:dissection|clearance)|axillary (?:dissection|clearance|(?:lymph )?nod(?:e|al) (?:sampling|dissection))|ALND|neck dissection|(?:D[12] )?lymphadenectomy|biopsy or excision of lymph node(?:\\(s\\))?',
    site: 'lymph nodes',
  },
  {
    words:
      '(?:(?:laparoscopic|robotic|open) )?(?:(?:right|left|extended|subtotal|total|sigmoid) )*(?:hemi)?colectomy|sigmoidectomy|low anterior resection|abdomino-?perineal resection|proctectomy|total mesorectal excision',
    site: 'colon',
  },
  {
    words: '(?:(?:total|subtotal|partial|distal|proximal) )*gastrectomy',
    site: 'stomach',
  },
  {
    words: '(?:ivor lewis |transhiatal )?(?:o)?esophagectomy',
    site: 'esophagus',
  },
  {
    words:
      "(?:whipple(?:'s)? (?:procedure|resection|operation)|pancreat(?:ico|o)?duodenectomy|(?:distal |total )?pancreatectomy)",
    site: 'pancreas',
  },
  {
    words: '(?:partial )?hepatectomy|liver resection|liver transplant(?:ation)?',
    site: 'liver',
  },
  {
    words:
      '(?:(?:VATS|robotic|thoracoscopic|right|left|upper|lower|middle) )*(?:bi)?lobectomy|pneumonectomy|(?:lung )?wedge resection|segmentectomy',
    site: 'lung',
  },
  {
    words: '(?:(?:robotic(?:-assisted)?|laparoscopic|open|radical|simple|nerve[\\s-]sparing) )*prostatectomy|RALP',
    site: 'prostate',
  },
  {
    words: '(?:(?:radical|partial|robotic|laparoscopic|total|right|left) )*nephrectomy|nephroureterectomy',
    site: 'kidney',
  },
  {
    words:
      '(?:radical )?cystectomy|cystoprostatectomy|transurethral resection of (?:a |the )?bladder tumou?r(?: \\(TURBT\\))?|TURBT',
    site: 'bladder',
  },
  {
    words: '(?:(?:total|radical|abdominal|laparoscopic|robotic|vaginal|modified) )*hysterectomy|TAH(?:[-/ ]?BSO)?',
    site: 'endometrium',
  },
  {
    words:
      '(?:(?:bilateral|unilateral|left|right) )*salpingo-?(?:\\s|-)*oophorectomy|oophorectomy|BSO|(?:interval |primary |optimal |tumou?r )*(?:debulking|cytoreduct(?:ion|ive))(?: surgery)?|omentectomy',
    site: 'ovary',
  },
  { words: '(?:radical )?orchi(?:d)?ectomy', site: 'testis' },
  {
    words:
      '(?:extended |partial )?(?:pleurectomy(?:[\\s/]*(?:and )?decortication)?|decortication)|extrapleural pneumonectomy',
    site: 'pleura',
  },
  {
    words: '(?:(?:total|hemi|completion|partial) ?)*thyroidectomy|thyroid lobectomy',
    site: 'thyroid',
  },
  {
    words:
      '(?:partial |hemi)?glossectomy|(?:total )?laryngectomy|(?:radical )?tonsillectomy|mandibulectomy|parotidectomy',
    site: 'head and neck',
  },
  {
    words: 'craniotomy(?: (?:and|with|for) (?:tumou?r )?resection)?',
    site: 'brain',
  },
  { words: 'wide (?:local )?excision|Mohs (?:micrographic )?surgery' },
  {
    words:
      '(?:partial |total |radical |complete )?(?:resection|excision) of (?:the )?(?:colon|rectum|stomach|lung|liver|pancreas|kidney|prostate|bladder|ovary|uterus|brain tumou?r|primary tumou?r)',
  },
  {
    words: '(?:surgical |complete |gross total |curative |wide |radical |en bloc |R0 )+resection',
    name: 'resection',
  },
]

/** Abbreviations of which no name of ours has the words. */
const FULL: Readonly<Record<string, string>> = {
  SLNB: 'sentinel lymph node biopsy',
  ALND: 'axillary lymph node dissection',
  WLE: 'wide local excision',
  TURBT: 'transurethral resection of bladder tumor (TURBT)',
  RALP: 'robotic-assisted laparoscopic prostatectomy',
  BSO: 'bilateral salpingo-oophorectomy',
}

const RADIATION =
  /\b(?:(?:external[\s-]beam |intensity[\s-]modulated |adjuvant |whole[\s-](?:breast|brain) |stereotactic (?:body )?|proton |palliative |post-?mastectomy )*(?:radiotherapy|radiation(?: therapy| treatments?)?|radiosurgery)|XRT|EBRT|IMRT|SBRT|SABR|SRS|WBRT|(?<=(?:palliative|adjuvant|course|pelvic|breast|brain) )RT|(?-i:RT)(?= (?:to|\d))|(?<=(?:treated with|received|completed|s\/p|followed by|then|concurrent|and) )(?-i:RT)(?=\s+and\b|[\s,.;]*$|[,.;])|gamma knife|cyberknife|\d[\d.,]*\s?c?Gy\s+(?:in|over|x|\/)\s+\d+\s+(?:fractions?|fx|treatments)|brachytherapy|chemo-?radiation|chemo-?radiotherapy|radioactive iodine|RAI ablation)\b/gi

const surgeries = new RegExp(
  `(?<![\\w-])(?:${SURGERIES.map(({ words }, index) => `(?<p${index}>${words})`).join('|')})(?![\\w])`,
  'gi',
)

export interface ProcedureMention {
  kind: 'surgery' | 'radiation'
  /** As written, in lower case, or our name for words in another order. */
  name: string
  site?: string | undefined
  start: number
  end: number
}

/** Operations and radiation in a text, in its order. */
export function findProcedures(text: string): ProcedureMention[] {
  const operations = [...text.matchAll(surgeries)].map((match): ProcedureMention => {
    const found = SURGERIES.find((_, index) => match.groups?.[`p${index}`] !== undefined)
    const written =
      FULL[match[0].toUpperCase()] ??
      (/^transurethral/i.test(match[0]) ? FULL.TURBT : undefined) ??
      (/^[A-Z]{3,}$/.test(match[0]) && match[0].length <= 5 ? match[0] : match[0].toLowerCase().trim())
    return {
      kind: 'surgery',
      name: found?.name ?? written.replace(/\s+/g, ' '),
      site: found?.site,
      start: match.index,
      end: match.index + match[0].length,
    }
  })
  const rays = [...text.matchAll(RADIATION)].map(
    (match): ProcedureMention => ({
      kind: 'radiation',
      name: match[0].toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
    }),
  )
  return [...operations, ...rays].sort((one, other) => one.start - other.start)
}
