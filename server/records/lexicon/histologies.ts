/** What cancers are under the microscope, in the words of ICD-O-3 and the WHO's books, and how reports write them. */

interface Histology {
  name: string
  words: string
  /** Where it begins when nothing else is said; absent where it begins in many places. */
  site?: string
  /** Broader words that the same tumor may be called by. */
  family: string
}

const HISTOLOGIES: readonly Histology[] = [
  {
    name: 'ductal carcinoma in situ',
    words: '(?:intra-?ductal carcinoma|ductal carcinoma[\\s-]+in[\\s-]+situ|DCIS)',
    site: 'breast',
    family: 'in situ',
  },
  {
    name: 'lobular carcinoma in situ',
    words: '(?:lobular carcinoma[\\s-]+in[\\s-]+situ|LCIS)',
    site: 'breast',
    family: 'lobular in situ',
  },
  {
    name: 'invasive ductal carcinoma',
    words:
      '(?:(?:[il]nvasive|[il]nfiltrating|infiltrative) (?:mammary )?(?:duct(?:al)?|mammary) (?:adeno)?carcinoma|carcinoma ductal (?:infiltrante|invasi(?:vo|vor)|invasor)|duct(?:al)? (?:adeno)?carcinoma of (?:the )?(?:left |right )?breast|infiltrating duct carcinoma|(?:invasive|infiltrating) (?:mammary )?carcinoma of no special type|(?:invasive|infiltrating) duct(?:al)? (?:type|histology|cancer)|(?:invasive|infiltrating) (?:breast )?carcinoma,? (?:NST|of no special type|NOS|ductal)|IDC)',
    site: 'breast',
    family: 'carcinoma',
  },
  {
    name: 'ductal carcinoma',
    words: '(?:mammary |ductal )carcinoma(?![\\s-]+in[\\s-]+situ)',
    site: 'breast',
    family: 'carcinoma',
  },
  {
    name: 'invasive lobular carcinoma',
    words: '(?:(?:[il]nvasive|[il]nfiltrating) (?:mammary )?lobular carcinoma|lobular carcinoma|ILC)',
    site: 'breast',
    family: 'carcinoma',
  },
  {
    name: 'inflammatory carcinoma',
    words: 'inflammatory (?:breast )?(?:carcinoma|cancer)',
    site: 'breast',
    family: 'carcinoma',
  },
  {
    name: 'metaplastic carcinoma',
    words: '(?:metaplastic (?:breast )?carcinoma)',
    site: 'breast',
    family: 'carcinoma',
  },
  {
    name: 'tubular carcinoma',
    words: '(?:tubular carcinoma(?! in situ))',
    site: 'breast',
    family: 'carcinoma',
  },
  {
    name: 'phyllodes tumor',
    words: '(?:malignant phyllodes tumou?r)',
    site: 'breast',
    family: 'sarcoma',
  },
  {
    name: 'chromophobe renal cell carcinoma',
    words: '(?:chromophobe (?:renal[\\s-]cell (?:carcinoma|cancer)|RCC))',
    site: 'kidney',
    family: 'carcinoma',
  },
  {
    name: 'adenosquamous carcinoma',
    words: '(?:adenosquamous carcinoma)',
    family: 'carcinoma',
  },
  {
    name: 'adenoid cystic carcinoma',
    words: '(?:adenoid cystic carcinoma)',
    family: 'carcinoma',
  },
  {
    name: 'mucoepidermoid carcinoma',
    words: '(?:mucoepidermoid carcinoma)',
    site: 'head and neck',
    family: 'carcinoma',
  },
  {
    name: 'carcinosarcoma',
    words: '(?:carcinosarcoma|malignant mixed m[uü]llerian tumou?r)',
    family: 'carcinoma',
  },
  {
    name: 'Hurthle cell carcinoma',
    words: '(?:(?:h[uü]rthle[\\s-]cell|oncocytic) (?:thyroid )?carcinoma)',
    site: 'thyroid',
    family: 'carcinoma',
  },
  {
    name: 'thymoma',
    words: '(?:thymoma|thymic carcinoma)',
    site: 'mediastinum',
    family: 'thymic',
  },
  {
    name: 'medulloblastoma',
    words: '(?:medulloblastoma)',
    site: 'brain',
    family: 'embryonal',
  },
  {
    name: 'ependymoma',
    words: '(?:ependymoma)',
    site: 'brain',
    family: 'glioma',
  },
  {
    name: 'glioma',
    words: '(?:(?:diffuse (?:midline )?|low[\\s-]grade |high[\\s-]grade )?glioma)',
    site: 'brain',
    family: 'glioma',
  },
  {
    name: 'neuroblastoma',
    words: '(?:neuroblastoma)',
    site: 'adrenal gland',
    family: 'embryonal',
  },
  {
    name: 'retinoblastoma',
    words: '(?:retinoblastoma)',
    site: 'eye',
    family: 'embryonal',
  },
  {
    name: 'Wilms tumor',
    words: "(?:wilms(?:'s?)? tumou?r|nephroblastoma)",
    site: 'kidney',
    family: 'embryonal',
  },
  {
    name: 'rhabdomyosarcoma',
    words: '(?:(?:\\w+ )?rhabdomyosarcoma)',
    site: 'soft tissue',
    family: 'sarcoma',
  },
  {
    name: 'angiosarcoma',
    words: '(?:angiosarcoma)',
    site: 'soft tissue',
    family: 'sarcoma',
  },
  {
    name: 'chondrosarcoma',
    words: '(?:chondrosarcoma)',
    site: 'bone',
    family: 'sarcoma',
  },
  {
    name: 'Kaposi sarcoma',
    words: "(?:kaposi(?:'s)? sarcoma)",
    site: 'skin',
    family: 'sarcoma',
  },
  {
    name: 'choriocarcinoma',
    words: '(?:choriocarcinoma)',
    family: 'germ cell',
  },
  {
    name: 'Waldenstrom macroglobulinemia',
    words: "(?:waldenstr[oö]m(?:'s|s)?(?: macroglobulin(?:a)?emia)?|lymphoplasmacytic lymphoma)",
    site: 'bone marrow',
    family: 'lymphoma',
  },
  {
    name: 'hairy cell leukemia',
    words: '(?:hairy[\\s-]cell leuk(?:a)?emia)',
    site: 'blood',
    family: 'leukemia',
  },
  {
    name: 'plasmacytoma',
    words: '(?:plasmacytoma)',
    family: 'myeloma',
  },
  {
    name: 'mycosis fungoides',
    words: '(?:mycosis fungoides|s[eé]zary syndrome)',
    site: 'skin',
    family: 'lymphoma',
  },
  {
    name: 'myelofibrosis',
    words: '(?:(?:primary )?myelofibrosis)',
    site: 'bone marrow',
    family: 'myeloproliferative',
  },
  {
    name: 'polycythemia vera',
    words: '(?:polycyth(?:a)?emia vera)',
    site: 'bone marrow',
    family: 'myeloproliferative',
  },
  {
    name: 'essential thrombocythemia',
    words: '(?:essential thrombocyth(?:a)?emia)',
    site: 'bone marrow',
    family: 'myeloproliferative',
  },
  {
    name: 'high-grade serous carcinoma',
    words:
      '(?:high[\\s-]grade (?:ovarian |papillary )?serous(?: (?:ovarian |tubo-?ovarian )?(?:adeno)?(?:carcinoma|cancer))?|HGSOC|HGSC)',
    site: 'ovary',
    family: 'carcinoma',
  },
  {
    name: 'low-grade serous carcinoma',
    words: 'low[\\s-]grade serous (?:ovarian )?(?:adeno)?carcinoma',
    site: 'ovary',
    family: 'carcinoma',
  },
  {
    name: 'serous carcinoma',
    words: '(?:papillary )?serous (?:adeno)?carcinoma',
    family: 'carcinoma',
  },
  {
    name: 'clear cell renal cell carcinoma',
    words:
      '(?:clear[\\s-]cell (?:renal[\\s-]cell (?:carcinoma|cancer)|RCC)|renal[\\s-]cell carcinoma,? clear[\\s-]cell(?: type)?|ccRCC)',
    site: 'kidney',
    family: 'carcinoma',
  },
  {
    name: 'papillary renal cell carcinoma',
    words: 'papillary (?:renal[\\s-]cell (?:carcinoma|cancer)|RCC)',
    site: 'kidney',
    family: 'carcinoma',
  },
  {
    name: 'renal cell carcinoma',
    words: '(?:renal[\\s-]cell (?:carcinoma|cancer)|RCC)',
    site: 'kidney',
    family: 'carcinoma',
  },
  {
    name: 'clear cell carcinoma',
    words: 'clear[\\s-]cell (?:adeno)?carcinoma',
    family: 'carcinoma',
  },
  {
    name: 'endometrioid carcinoma',
    words: '(?:endometrioid (?:adeno)?carcinoma|(?:adeno)?carcinoma,? endometrioid(?: type)?)',
    site: 'endometrium',
    family: 'carcinoma',
  },
  {
    name: 'mucinous carcinoma',
    words: '(?:mucinous|colloid) (?:adeno)?carcinoma',
    family: 'carcinoma',
  },
  {
    name: 'signet ring cell carcinoma',
    words: 'signet[\\s-]ring(?:[\\s-]cell)? (?:adeno)?carcinoma',
    family: 'carcinoma',
  },
  {
    name: 'pancreatic ductal adenocarcinoma',
    words: '(?:pancreatic ductal adenocarcinoma|PDAC|ductal adenocarcinoma(?: of (?:the )?pancreas)?)',
    site: 'pancreas',
    family: 'carcinoma',
  },
  {
    name: 'acinar adenocarcinoma',
    words: '(?:acinar adenocarcinoma|prostatic adenocarcinoma|adenocarcinoma,? acinar(?: type)?)',
    site: 'prostate',
    family: 'carcinoma',
  },
  {
    name: 'lung adenocarcinoma',
    words: '(?:lung|pulmonary) adenocarcinoma',
    site: 'lung',
    family: 'carcinoma',
  },
  {
    name: 'small cell lung cancer',
    words: '(?:(?<!non[\\s-])small[\\s-]cell (?:lung )?(?:carcinoma|cancer)|(?<!N)SCLC)',
    site: 'lung',
    family: 'carcinoma',
  },
  {
    name: 'non-small cell lung cancer',
    words: '(?:non[\\s-]small[\\s-]cell (?:lung )?(?:carcinoma|cancer)|NSCLC)',
    site: 'lung',
    family: 'carcinoma',
  },
  {
    name: 'large cell carcinoma',
    words: 'large[\\s-]cell (?:neuroendocrine )?carcinoma',
    family: 'carcinoma',
  },
  {
    name: 'cholangiocarcinoma',
    words: 'cholangiocarcinoma',
    site: 'bile duct',
    family: 'carcinoma',
  },
  {
    name: 'hepatocellular carcinoma',
    words: '(?:hepatocellular (?:carcinoma|cancer)|HCC|hepatoma)',
    site: 'liver',
    family: 'carcinoma',
  },
  {
    name: 'urothelial carcinoma',
    words: '(?:urothelial|transitional[\\s-]cell) (?:carcinoma|cancer)',
    site: 'bladder',
    family: 'carcinoma',
  },
  {
    name: 'papillary thyroid carcinoma',
    words: '(?:papillary thyroid (?:carcinoma|cancer|microcarcinoma)|papillary carcinoma of (?:the )?thyroid|PTC)',
    site: 'thyroid',
    family: 'carcinoma',
  },
  {
    name: 'follicular thyroid carcinoma',
    words: 'follicular thyroid (?:carcinoma|cancer)',
    site: 'thyroid',
    family: 'carcinoma',
  },
  {
    name: 'medullary thyroid carcinoma',
    words: 'medullary thyroid (?:carcinoma|cancer)',
    site: 'thyroid',
    family: 'carcinoma',
  },
  {
    name: 'anaplastic thyroid carcinoma',
    words: 'anaplastic thyroid (?:carcinoma|cancer)',
    site: 'thyroid',
    family: 'carcinoma',
  },
  {
    name: 'neuroendocrine tumor',
    words: '(?:neuroendocrine (?:tumou?r|neoplasm)|carcinoid(?: tumou?r)?)',
    family: 'neuroendocrine',
  },
  {
    name: 'neuroendocrine carcinoma',
    words: 'neuroendocrine carcinoma',
    family: 'carcinoma',
  },
  {
    name: 'basal cell carcinoma',
    words: 'basal[\\s-]cell carcinoma',
    site: 'skin',
    family: 'skin carcinoma',
  },
  {
    name: 'squamous cell carcinoma',
    words: '(?:squamous[\\s-]cell (?:carcinoma|cancer)|squamous carcinoma|SCC)',
    family: 'carcinoma',
  },
  {
    name: 'Merkel cell carcinoma',
    words: 'merkel[\\s-]cell carcinoma',
    site: 'skin',
    family: 'skin carcinoma',
  },
  {
    name: 'melanoma',
    words: '(?:malignant |superficial spreading |nodular |uveal )?melanoma',
    site: 'skin',
    family: 'melanoma',
  },
  {
    name: 'glioblastoma',
    words: '(?:glioblastoma(?: multiforme)?|GBM)',
    site: 'brain',
    family: 'glioma',
  },
  {
    name: 'astrocytoma',
    words: '(?:anaplastic )?astrocytoma',
    site: 'brain',
    family: 'glioma',
  },
  {
    name: 'oligodendroglioma',
    words: '(?:anaplastic )?oligodendroglioma',
    site: 'brain',
    family: 'glioma',
  },
  {
    name: 'mesothelioma',
    words: 'mesothelioma',
    site: 'pleura',
    family: 'mesothelioma',
  },
  {
    name: 'gastrointestinal stromal tumor',
    words: '(?:gastrointestinal stromal tumou?r|GIST)',
    site: 'gastrointestinal tract',
    family: 'sarcoma',
  },
  {
    name: 'leiomyosarcoma',
    words: 'leiomyosarcoma',
    site: 'soft tissue',
    family: 'sarcoma',
  },
  {
    name: 'liposarcoma',
    words: '(?:\\w+ )?liposarcoma',
    site: 'soft tissue',
    family: 'sarcoma',
  },
  {
    name: 'osteosarcoma',
    words: 'osteosarcoma',
    site: 'bone',
    family: 'sarcoma',
  },
  {
    name: 'Ewing sarcoma',
    words: "ewing(?:'s)? sarcoma",
    site: 'bone',
    family: 'sarcoma',
  },
  {
    name: 'sarcoma',
    words: '(?:pleomorphic |synovial |undifferentiated )*sarcoma',
    site: 'soft tissue',
    family: 'sarcoma',
  },
  {
    name: 'seminoma',
    words: '(?<!non-?)seminoma',
    site: 'testis',
    family: 'germ cell',
  },
  {
    name: 'germ cell tumor',
    words: '(?:non-?seminomatous )?germ[\\s-]cell tumou?r',
    site: 'testis',
    family: 'germ cell',
  },
  {
    name: 'chronic lymphocytic leukemia',
    words: '(?:chronic lymphocytic leuk(?:a)?emia|CLL(?:/SLL)?)',
    site: 'blood',
    family: 'leukemia',
  },
  {
    name: 'chronic myeloid leukemia',
    words: '(?:chronic my(?:eloid|elogenous) leuk(?:a)?emia|CML)',
    site: 'blood',
    family: 'leukemia',
  },
  {
    name: 'acute myeloid leukemia',
    words: '(?:acute my(?:eloid|elogenous) leuk(?:a)?emia|AML)',
    site: 'blood',
    family: 'leukemia',
  },
  {
    name: 'acute promyelocytic leukemia',
    words: '(?:acute promyelocytic leuk(?:a)?emia|APL)',
    site: 'blood',
    family: 'leukemia',
  },
  {
    name: 'acute lymphoblastic leukemia',
    words: '(?:(?:B-|T-)?(?:cell )?acute lymphoblastic leuk(?:a)?emia|(?:B-|T-)?ALL(?=[\\s,.]|$))',
    site: 'blood',
    family: 'leukemia',
  },
  {
    name: 'multiple myeloma',
    words: '(?:multiple myeloma|plasma[\\s-]cell myeloma|myeloma)',
    site: 'bone marrow',
    family: 'myeloma',
  },
  {
    name: 'myelodysplastic syndrome',
    words: '(?:myelodysplastic (?:syndrome|neoplasm)s?|MDS)',
    site: 'bone marrow',
    family: 'myelodysplastic',
  },
  {
    name: 'diffuse large B-cell lymphoma',
    words: '(?:diffuse large B[\\s-]cell lymphoma|DLBCL)',
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'follicular lymphoma',
    words: 'follicular lymphoma',
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'mantle cell lymphoma',
    words: 'mantle[\\s-]cell lymphoma',
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'marginal zone lymphoma (MALT)',
    words:
      '(?:(?:extranodal )?marginal[\\s-]zone (?:B[\\s-]cell )?lymphoma(?: of (?:MALT|mucosa-associated lymphoid tissue)| ?\\(MALT[^)]*\\))|MALT(?:-type)? lymphoma|MALToma|extranodal marginal[\\s-]zone (?:B[\\s-]cell )?lymphoma)',
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'marginal zone lymphoma',
    words: '(?:nodal |splenic )?marginal[\\s-]zone (?:B[\\s-]cell )?lymphoma',
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'Hodgkin lymphoma',
    words: "(?<!non[\\s-])(?:classic(?:al)? )?(?:nodular sclerosis )?hodgkin(?:'s|s)? (?:lymphoma|disease)",
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'Burkitt lymphoma',
    words: "burkitt(?:'s)? lymphoma",
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'T-cell lymphoma',
    words: '(?:peripheral |cutaneous )?T[\\s-]cell lymphoma',
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'non-Hodgkin lymphoma',
    words: "non[\\s-]hodgkin(?:'s|s)? lymphoma",
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'lymphoma',
    words: '(?:B[\\s-]cell )?lymphoma',
    site: 'lymph nodes',
    family: 'lymphoma',
  },
  {
    name: 'leukemia',
    words: 'leuk(?:a)?emia',
    site: 'blood',
    family: 'leukemia',
  },
  {
    name: 'adenocarcinoma',
    words:
      '(?:(?:well|moderately|poorly)[\\s-](?:to[\\s-]\\w+[\\s-])?differentiated )?(?:invasive |infiltrating )?adenocarcinoma',
    family: 'carcinoma',
  },
  {
    name: 'carcinoma',
    words: '(?:invasive |infiltrating )?carcinoma',
    family: 'carcinoma',
  },
]

/** Words for a cancer that say nothing of its kind. */
const PLAIN =
  /\b(?:cancers?|malignan(?:t|cy) (?:neoplasm|tumou?r)s?|malignancy|malignant neoplasms?|neoplasm,? malignant)\b/gi

const pattern = new RegExp(
  `\\b(?:${HISTOLOGIES.map(({ words }, index) => `(?<h${index}>${words})`).join('|')})(?![\\w])`,
  'gi',
)

export interface HistologyMention {
  /** Undefined for "cancer" alone, and for "carcinoma", which says hardly more. */
  name?: string
  /** Where it begins when nothing else is said. */
  site?: string
  family: string
  start: number
  end: number
}

/** Abbreviations mean something else in lower case, and "ALL" often in capitals. */
const ABBREVIATION = /^[A-Z]{2,6}(?:\/[A-Z]{3})?$/

/** Names of cancers in a text, in its order. */
export function findHistologies(text: string): HistologyMention[] {
  const found = [...text.matchAll(pattern)].flatMap((match): HistologyMention[] => {
    const histology = HISTOLOGIES.find((_, index) => match.groups?.[`h${index}`] !== undefined)
    if (!histology) return []
    const isShort = match[0].length <= 5 && !match[0].includes(' ')
    if (isShort && !ABBREVIATION.test(match[0])) return []
    if (match[0] === 'ALL' && !/leuk|lymphoblast|B-ALL|T-ALL/i.test(text)) return []
    const { name, site, family } = histology
    const start = match.index
    return [
      {
        ...(name === 'carcinoma' ? {} : { name }),
        ...(site && { site }),
        family,
        start,
        end: start + match[0].length,
      },
    ]
  })
  const plain = [...text.matchAll(PLAIN)].map(
    (match): HistologyMention => ({
      family: 'any',
      start: match.index,
      end: match.index + match[0].length,
    }),
  )
  return [...found, ...plain.filter(one => !found.some(other => one.start < other.end && one.end > other.start))].sort(
    (one, other) => one.start - other.start,
  )
}

/** The family of a histology's name; that of "cancer" where it has none. */
export function familyOf(name: string | undefined): string {
  return (
    HISTOLOGIES.find(histology => histology.name === name)?.family ??
    (name ? (findHistologies(name)[0]?.family ?? 'any') : 'any')
  )
}

/** A cancer that starts in no organ of its own may be found in any. */
export function isOfBlood(family: string): boolean {
  return ['leukemia', 'lymphoma', 'myeloma', 'myelodysplastic', 'myeloproliferative'].includes(family)
}
