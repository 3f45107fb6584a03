/** Tumor markers (mCODE "Tumor Marker Test") and how reports write them. What is a gene is in `genes.ts`. */

interface Marker {
  name: string
  words: string
  /** How its result reads: a stain, a share of cells, a number of blood, or a word of its own. */
  reads: 'receptor' | 'her2' | 'percent' | 'number' | 'pd-l1' | 'msi' | 'mmr' | 'stain' | 'score'
}

const MARKERS: readonly Marker[] = [
  {
    name: 'hormone receptor',
    words: 'hormone receptors?|HR(?=[\\s+-])',
    reads: 'receptor',
  },
  {
    name: 'ER',
    words:
      '(?:receptor(?:es)? (?:de )?estr[oó]genos?|(?:o)?estrogen[\\s-]+recep(?:tors?)?\\b(?: \\(ER\\))?(?: protein)?|(?:o)?estrogen(?=\\s+(?:positive|negative|\\d))|ER(?=[\\s/+:,;.()=-]|$))',
    reads: 'receptor',
  },
  {
    name: 'PR',
    words:
      '(?:receptor(?:es)? (?:de )?progesterona|progesterone[\\s-]+recep(?:tors?)?\\b(?: \\((?:PR|PgR)\\))?(?: protein)?|progesterone(?=\\s+(?:positive|negative|\\d))|PgR|PR(?=[\\s/+:,;.()=-]|$))',
    reads: 'receptor',
  },
  { name: 'AR', words: 'androgen receptors?', reads: 'receptor' },
  {
    name: 'HER2',
    words:
      '(?:HER[\\s-]?2(?:[\\s/-]*\\(?neu\\)?)?(?:[\\s/]*(?:\\(?c-?erb-?B-?2\\)?|\\(?ERBB2\\)?))?|c-?erb-?B-?2|ERBB2(?: \\(HER-?2\\))?)(?:[\\s,]+(?:oncoprotein|protein|receptor|status|gene))?',
    reads: 'her2',
  },
  {
    name: 'Ki-67',
    words: '(?:Ki\\s?[\\s-]?\\s?67|MIB-?1)(?: (?:proliferation|labell?ing))?(?: (?:index|rate))?',
    reads: 'percent',
  },
  {
    name: 'PD-L1',
    words: 'PD-?L1|programmed death[\\s-]ligand 1',
    reads: 'pd-l1',
  },
  {
    name: 'MSI',
    words:
      'MSI(?:-?H(?:igh)?|-?L(?:ow)?)?|MSS|microsatellite (?:instability(?:[\\s-]high)?|status|stable|instable|unstable)',
    reads: 'msi',
  },
  {
    name: 'MMR',
    words: '(?:dMMR|pMMR|MMR|mismatch[\\s-]repair)(?: (?:protein )?(?:status|proteins?|expression))?',
    reads: 'mmr',
  },
  { name: 'MLH1', words: 'MLH-?1', reads: 'mmr' },
  { name: 'MSH2', words: 'MSH-?2', reads: 'mmr' },
  { name: 'MSH6', words: 'MSH-?6', reads: 'mmr' },
  { name: 'PMS2', words: 'PMS-?2', reads: 'mmr' },
  { name: 'TMB', words: 'TMB|tumou?r mutation(?:al)? burden', reads: 'score' },
  {
    name: 'HRD',
    words: 'HRD|homologous recombination deficien(?:cy|t)',
    reads: 'stain',
  },
  { name: 'PSA', words: 'PSA|prostate[\\s-]specific (?:antigen|Ag)', reads: 'number' },
  { name: 'CA-125', words: 'CA[\\s-]?125|cancer (?:antigen|Ag) 125', reads: 'number' },
  { name: 'CA 15-3', words: 'CA[\\s-]?15[.-]3|cancer Ag 15-3', reads: 'number' },
  { name: 'CA 27.29', words: 'CA[\\s-]?27[.-]29', reads: 'number' },
  { name: 'CA 19-9', words: 'CA[\\s-]?19[.-]9|cancer Ag 19-9', reads: 'number' },
  { name: 'CEA', words: 'CEA|carcinoembryonic (?:antigen|Ag)', reads: 'number' },
  { name: 'AFP', words: 'AFP|alpha(?:[\\s-]?1)?[\\s-]?fetoprotein', reads: 'number' },
  { name: 'beta-hCG', words: '(?:beta|β)[\\s-]?hCG|hCG', reads: 'number' },
  { name: 'thyroglobulin', words: 'thyroglobulin(?! (?:Ab|antibod))', reads: 'number' },
  { name: 'LDH', words: 'LDH|lactate dehydrogenase', reads: 'number' },
  {
    name: 'Oncotype DX',
    words: 'oncotype(?:[\\s-]?dx)?(?: (?:breast )?recurrence score)?|recurrence score',
    reads: 'score',
  },
  { name: 'MammaPrint', words: 'mammaprint', reads: 'score' },
  { name: 'p16', words: 'p16(?:INK4a)?', reads: 'stain' },
  { name: 'HPV', words: 'HPV(?:[\\s-]?16)?(?: (?:ISH|DNA))?', reads: 'stain' },
  { name: 'EBER', words: 'EBER', reads: 'stain' },
  { name: 'CD20', words: 'CD20', reads: 'stain' },
  { name: 'CD30', words: 'CD30', reads: 'stain' },
  { name: 'CD10', words: 'CD10', reads: 'stain' },
  { name: 'CD5', words: 'CD5', reads: 'stain' },
  {
    name: 'CD117',
    words: 'CD117|c-?kit(?= (?:positive|negative|\\())',
    reads: 'stain',
  },
  { name: 'DOG1', words: 'DOG-?1', reads: 'stain' },
  { name: 'BCL2', words: 'BCL-?2', reads: 'stain' },
  { name: 'BCL6', words: 'BCL-?6', reads: 'stain' },
  { name: 'MYC', words: '(?:c-)?MYC', reads: 'stain' },
  { name: 'cyclin D1', words: 'cyclin D1', reads: 'stain' },
  { name: 'p53', words: 'p53', reads: 'stain' },
  {
    name: 'claudin 18.2',
    words: '(?:CLDN|claudin)[\\s-]?18\\.2',
    reads: 'stain',
  },
  {
    name: 'folate receptor alpha',
    words: 'folate receptor alpha|FR(?:α|alpha)|FOLR1',
    reads: 'stain',
  },
  {
    name: 'MGMT promoter methylation',
    words: 'MGMT(?: promoter)?',
    reads: 'stain',
  },
  {
    name: '1p/19q codeletion',
    words: '1p[/ ]?19q(?: co-?deletion)?',
    reads: 'stain',
  },
  { name: 'TTF-1', words: 'TTF-?1', reads: 'stain' },
]

const pattern = new RegExp(
  `(?<![\\w-])(?:${MARKERS.map(({ words }, index) => `(?<m${index}>${words})`).join('|')})(?![A-Za-z0-9])`,
  'gi',
)

export interface MarkerMention extends Pick<Marker, 'name' | 'reads'> {
  text: string
  start: number
  end: number
}

/** Two or three capitals that mean something else in lower case ("er", "pr", "all"). */
const SHORT = /^(?:ER|PR|AR|HR|MSS|MSI|AFP|CEA|LDH|HRD|TMB|PSA|MYC|MMR|p16|p53)$/

/** Markers in a text, in its order. */
export function findMarkers(text: string): MarkerMention[] {
  return [...text.matchAll(pattern)].flatMap((match): MarkerMention[] => {
    const marker = MARKERS.find((_, index) => match.groups?.[`m${index}`] !== undefined)
    if (!marker || (match[0].length <= 3 && !SHORT.test(match[0]) && /^[a-z]/i.test(match[0]))) return []
    return [
      {
        name: marker.name,
        reads: marker.reads,
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
      },
    ]
  })
}
