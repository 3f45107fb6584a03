/**
 * Where cancers begin, and where they spread to: our name, and how reports write it. Words follow the topography of
 * ICD-O-3; more exact places come before those that contain them.
 */

interface Site {
  name: string
  words: string
  /** Has two sides, so that a side beside it belongs to it. */
  paired?: boolean
}

const SITES: readonly Site[] = [
  { name: 'unknown primary', words: '(?:unknown|occult) (?:primary|origin)' },
  { name: 'breast', words: 'breasts?|mammary|mama', paired: true },
  {
    name: 'colorectum',
    words: 'colorectal|colorectum|colon and rectum|large bowel|large intestine',
  },
  { name: 'rectum', words: 'recto(?=\\s|$|[.,;])|rectum|rectal|rectosigmoid' },
  { name: 'anus', words: 'anus|anal(?: canal)?' },
  { name: 'appendix', words: 'appendix|appendiceal' },
  {
    name: 'colon',
    words:
      'colon|colonic|(?:ascending|descending|transverse|sigmoid) colon|sigmoid|cecum|caecum|cecal|hepatic flexure|splenic flexure',
  },
  {
    name: 'gastroesophageal junction',
    words: 'gastro-?(?:o)?esophageal junction|GEJ|EGJ|GE junction',
  },
  { name: 'stomach', words: 'stomach|gastric|g[aá]stric[oa]|est[oó]mago|antrum|antral' },
  { name: 'esophagus', words: '(?:o)?esophagus|(?:o)?esophageal' },
  {
    name: 'small intestine',
    words: 'small (?:bowel|intestine)|duodenum|duodenal|jejunum|jejunal|ileum|ileal',
  },
  { name: 'gallbladder', words: 'gall ?bladder' },
  {
    name: 'bile duct',
    words: 'bile ducts?|biliary|common bile duct|ampulla(?:ry)?(?: of vater)?',
  },
  { name: 'pancreas', words: 'p[aá]ncreas|pancreatic|pancre[aá]tic[oa]' },
  { name: 'liver', words: 'liver|hepatic|h[ií]gado|hep[aá]tic[oa]s?' },
  {
    name: 'lung',
    words:
      'lungs?|pulm[oó]n(?:ar)?|pulmonary|bronchus|bronchial|bronchogenic|(?:upper|middle|lower) lobe|[LR]UL|[LR]LL|RML',
    paired: true,
  },
  { name: 'pleura', words: 'pleura|pleural' },
  { name: 'mediastinum', words: 'mediastinum|mediastinal|thymus|thymic' },
  { name: 'ovary', words: 'ovarios?|ovary|ovaries|ovarian|adnexal?', paired: true },
  { name: 'fallopian tube', words: 'fallopian tubes?|tubal', paired: true },
  { name: 'peritoneum', words: 'peritoneum|peritoneal|omentum|omental' },
  {
    name: 'cervix',
    words: 'cervix|uterine cervix|cervical(?! (?:lymph|node|spine|vertebra|disc|LN|level|adenopathy|lymphadenopathy))',
  },
  {
    name: 'endometrium',
    words: 'endometri[ou]|endometrium|endometrial|[uú]tero|uterus|uterine|myometrium',
  },
  { name: 'vulva', words: 'vulva|vulvar' },
  { name: 'vagina', words: 'vagina|vaginal' },
  { name: 'prostate', words: 'prostate|prostatic|pr[oó]stata|prost[aá]tic[oa]' },
  { name: 'testis', words: 'testis|testes|testicle|testicular', paired: true },
  { name: 'penis', words: 'penis|penile' },
  { name: 'bladder', words: '(?:urinary )?bladder|vesical|vejiga' },
  {
    name: 'ureter',
    words: 'ureters?|ureteral|renal pelvis|upper tract urothelial',
    paired: true,
  },
  { name: 'kidney', words: 'kidneys?|renal|ri[nñ][oó]n', paired: true },
  { name: 'adrenal gland', words: 'adrenal(?: glands?)?', paired: true },
  { name: 'thyroid', words: 'thyroid|tiroides', paired: true },
  {
    name: 'oropharynx',
    words: 'oropharynx|oropharyngeal|tonsils?|tonsillar|base of (?:the )?tongue',
  },
  { name: 'nasopharynx', words: 'nasopharynx|nasopharyngeal' },
  {
    name: 'larynx',
    words: 'larynx|laryngeal|glottis|glottic|supraglottic|vocal cords?',
  },
  {
    name: 'oral cavity',
    words: 'oral cavity|oral tongue|tongue|floor of (?:the )?mouth|buccal mucosa|gingiva|lip|palate',
  },
  {
    name: 'head and neck',
    words: 'head and neck|hypopharynx|hypopharyngeal|parotid|salivary gland|sinonasal',
  },
  {
    name: 'brain',
    words: 'brain|cerebral|cerebellum|cerebellar|intracranial|(?:frontal|temporal|parietal|occipital) lobe',
  },
  {
    name: 'skin',
    words: 'skin|cutaneous|piel|scalp|(?:mid |upper |lower )?back skin',
  },
  { name: 'eye', words: 'eye|uvea|uveal|choroid(?:al)?', paired: true },
  {
    name: 'bone',
    words:
      'bones?(?! marrow)|huesos?|[oó]seas?|osseous|skeletal|vertebra[el]?|spine|spinal|ribs?|femur|femoral head|pelvic bone|sacrum|sternum',
  },
  { name: 'bone marrow', words: 'bone marrow' },
  {
    name: 'soft tissue',
    words: 'soft tissues?|retroperitoneum|retroperitoneal|thigh',
  },
  { name: 'blood', words: 'peripheral blood' },
  { name: 'spleen', words: 'spleen|splenic(?! flexure)' },
]

/** Where "left" or "right" tells one cancer or operation from another: organs of which there are two, and places all over a body. */
const SIDED = new Set([
  ...SITES.flatMap(({ name, paired }) => (paired ? [name] : [])),
  'pleura',
  'oropharynx',
  'oral cavity',
  'head and neck',
  'brain',
  'soft tissue',
  'skin',
  'bone',
  'axillary lymph nodes',
  'lymph nodes',
])

/** Whether a side is kept with a cancer or an operation of this site. */
export const hasSides = (site: string): boolean => SIDED.has(site)

/** Groups of lymph nodes are told from organs: "axillary lymph nodes". */
const NODES =
  /\b(?:(?<group>axillary|axilla|sentinel|supraclavicular|infraclavicular|internal mammary|mediastinal|hilar|inguinal|pelvic|para-?aortic|retroperitoneal|cervical|neck|regional|mesenteric|subcarinal|iliac|portal|periportal)[\s,]+(?:sentinel\s+)?)?(?:lymph[\s-]*nodes?|nodal|nodes?|LNs?)\b|\baxill(?:a|ary)\b|\blymph\s+nodes?,\s*(?:(?:left|right)\s+)?axilla/gi

const organ = new RegExp(`\\b(?:${SITES.map(({ words }, index) => `(?<s${index}>${words})`).join('|')})\\b`, 'gi')

export interface SiteMention {
  name: string
  start: number
  end: number
  isNode: boolean
  paired: boolean
}

/** Sites in a text, in its order. A place within a group of lymph nodes is not the organ. */
export function findSites(text: string): SiteMention[] {
  const nodes = [...text.matchAll(NODES)].map((match): SiteMention => {
    const group = (match.groups?.group ?? (/axill/i.test(match[0]) ? 'axillary' : '')).toLowerCase()
    const name =
      group && group !== 'sentinel' ? `${group === 'axilla' ? 'axillary' : group} lymph nodes` : 'lymph nodes'
    return {
      name,
      start: match.index,
      end: match.index + match[0].length,
      isNode: true,
      paired: true,
    }
  })
  const organs = [...text.matchAll(organ)].flatMap((match): SiteMention[] => {
    const found = SITES.find((_, index) => match.groups?.[`s${index}`] !== undefined)
    const start = match.index
    const end = start + match[0].length
    if (!found || nodes.some(node => start < node.end && end > node.start)) return []
    return [
      {
        name: found.name,
        start,
        end,
        isNode: false,
        paired: found.paired === true,
      },
    ]
  })
  return [...nodes, ...organs].sort((one, other) => one.start - other.start)
}

/** ICD-10-CM and ICD-9-CM categories of malignant neoplasms by the site that they are of (CDC/NCHS tabular lists). */
const ICD: readonly [RegExp, string][] = [
  [/^(?:C50|D05|17[45])/, 'breast'],
  [/^(?:C18|153)/, 'colon'],
  [/^(?:C19|C20|154\.[01])/, 'rectum'],
  [/^(?:C21|154)/, 'anus'],
  [/^(?:C16|151)/, 'stomach'],
  [/^(?:C15|150)/, 'esophagus'],
  [/^(?:C17|152)/, 'small intestine'],
  [/^(?:C23|156\.0)/, 'gallbladder'],
  [/^(?:C22\.1|C24|156)/, 'bile duct'],
  [/^(?:C22|155)/, 'liver'],
  [/^(?:C25|157)/, 'pancreas'],
  [/^(?:C34|162)/, 'lung'],
  [/^(?:C45|163)/, 'pleura'],
  [/^(?:C56|183\.0)/, 'ovary'],
  [/^(?:C57\.0|183\.2)/, 'fallopian tube'],
  [/^(?:C48|158)/, 'peritoneum'],
  [/^(?:C53|180)/, 'cervix'],
  [/^(?:C54|C55|182|179)/, 'endometrium'],
  [/^(?:C61|185)/, 'prostate'],
  [/^(?:C62|186)/, 'testis'],
  [/^(?:C67|188)/, 'bladder'],
  [/^(?:C64|189\.0)/, 'kidney'],
  [/^(?:C65|C66|189\.[12])/, 'ureter'],
  [/^(?:C73|193)/, 'thyroid'],
  [/^(?:C43|172)/, 'skin'],
  [/^(?:C71|191)/, 'brain'],
  [/^(?:C0[19]|C10|146)/, 'oropharynx'],
  [/^(?:C11|147)/, 'nasopharynx'],
  [/^(?:C32|161)/, 'larynx'],
  [/^(?:C0[2-6]|14[145])/, 'oral cavity'],
  [/^(?:C9[1-5]|20[4-8])/, 'blood'],
  [/^(?:C90|203)/, 'bone marrow'],
  [/^(?:C8[1-68]|20[0-2])/, 'lymph nodes'],
]

/** ICD-10-CM tells the side in the digit behind the site (C50.412, C34.11, C56.1, C64.2, C62.91). */
export function sideOfIcd(code: string): 'left' | 'right' | undefined {
  const digit =
    /^(?:(?:C50|D05|C62)\.?\d[12]?(?<far>[12])$|(?:C34|C69)\.?\d(?<near>[12])$|(?:C56|C64|C65|C66)\.?(?<only>[12])$)/.exec(
      code,
    )?.groups
  const side = digit?.far ?? digit?.near ?? digit?.only
  return side === '1' ? 'right' : side === '2' ? 'left' : undefined
}

/** SNOMED CT concepts of cancers that may come without a name. */
const SNOMED: Readonly<Record<string, string>> = {
  '254837009': 'breast',
  '363406005': 'colon',
  '93761005': 'colon',
  '363351006': 'rectum',
  '93880001': 'lung',
  '363358000': 'lung',
  '254637007': 'lung',
  '254632001': 'lung',
  '399068003': 'prostate',
  '363443007': 'ovary',
  '363418001': 'pancreas',
  '363349007': 'stomach',
  '399326009': 'bladder',
  '363518003': 'kidney',
  '363478007': 'thyroid',
  '372244006': 'skin',
  '109989006': 'bone marrow',
  '118600007': 'lymph nodes',
  '118601006': 'lymph nodes',
  '91861009': 'blood',
}

/** The site of a cancer's SNOMED CT concept; undefined for every other. */
export const siteOfSnomed = (code: string): string | undefined => SNOMED[code]

/** The site of a malignant neoplasm's code; undefined for every other code, such as those of screening (Z12) or history (Z85). */
export function siteOfIcd(code: string): string | undefined {
  return ICD.find(([pattern]) => pattern.test(code))?.[1]
}
