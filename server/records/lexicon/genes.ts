/** Genes whose changes matter in cancer care, under their HGNC symbols, and how reports write them otherwise. */

/** Symbols that reports write as they are. */
const SYMBOLS =
  `BRCA1 BRCA2 PALB2 CHEK2 ATM TP53 PTEN CDH1 STK11 MLH1 MSH2 MSH6 PMS2 RAD51C RAD51D BRIP1 BARD1 NBN NF1 APC MUTYH EPCAM POLE POLD1 SMAD4 BMPR1A VHL MEN1
  PIK3CA ESR1 AKT1 EGFR ALK ROS1 KRAS NRAS HRAS BRAF MET RET NTRK1 NTRK2 NTRK3 KEAP1 FGFR1 FGFR2 FGFR3 FGFR4 IDH1 IDH2 FLT3 NPM1 CEBPA DNMT3A TET2
  ASXL1 RUNX1 JAK2 CALR MPL KIT PDGFRA TERT ATRX CDKN2A CDK4 MDM2 CCND1 ARID1A RB1 NRG1 SF3B1 SRSF2 U2AF1 NOTCH1 BTK MYD88 CXCR4 EZH2 CDK12 FANCA
  GNAQ GNA11 BAP1 SDHA SDHB SDHC SDHD TSC1 TSC2 CTNNB1 MTOR RAF1 MAP2K1 HOXB13 CCNE1 CCND2 CCND3 CDK6 CDKN2B CDKN1B FBXW7 KMT2A KMT2C KMT2D
  KDM6A KDM5C SETD2 PBRM1 SMARCA4 SMARCB1 ARID1B ARID2 ARAF AKT2 AKT3 PIK3CB PIK3R1 PTPN11 CBL ERBB3 ERBB4 DDR2 FGF3 FGF4 FGF19 IGF1R INSR JAK1 JAK3
  STAT3 MYCN MYCL NFE2L2 NF2 NOTCH2 NOTCH3 PTCH1 SMO SUFU RNF43 AXIN1 AXIN2 SOX2 SPOP ATR CHEK1 BLM FANCC FANCL FANCD2 RAD50 RAD51 RAD54L MRE11
  WRN XRCC2 GATA3 GATA2 FOXA1 FOXL2 DICER1 EZH1 BCOR BCORL1 STAG2 PHF6 WT1 ZRSR2 CSF3R ETV6 IKZF1 PAX5 CREBBP EP300 TNFAIP3 CARD11 CD79B BCL10 PLCG2
  BIRC3 XPO1 TET1 H3F3A HIST1H3B PPM1D PDGFRB KDR FLT1 FLT4 CSF1R TEK MAP3K1 CDC73 FLCN EGLN1 MITF POT1 CTNNA1 GREM1 MSH3 NTHL1 TMPRSS2 VEGFA
  EWSR1 SS18 NUTM1 FOXO1 CBFB RUNX1T1 YWHAE DNAJB1 NAB2`.split(/\s+/)

const ALIASES: readonly [string, string][] = [
  ['BRCA1', 'BRCA[\\s-]?1|breast cancer (?:gene )?1'],
  ['BRCA2', 'BRCA[\\s-]?2'],
  ['ESR1', 'estrogen receptor 1'],
  ['PIK3CA', 'phosphatidylinositol-4,5-bi(?:s)?phosphate 3-kinase catalytic subunit alpha|PI3K(?:CA)?'],
  ['TP53', 'TP-?53'],
  ['KRAS', 'K-?RAS'],
  ['NRAS', 'N-?RAS'],
  ['BRAF', 'B-?RAF'],
  ['MET', 'c-?MET'],
  ['IDH', 'IDH(?=[\\s-]*(?:wild|mutant|mutated|mutation|status|negative))'],
  ['ERBB2', 'ERBB2|HER-?2(?=\\s*(?:\\([^)]*\\)\\s*)?(?:gene )?(?:mutation|mutant|exon))'],
  ['NTRK', 'NTRK(?:[\\s-]?1/2/3|[\\s-]?1-3)?'],
  ['BCR-ABL1', 'BCR[-:/]{1,2}ABL1?|t\\(9;22\\)|philadelphia chromosome'],
  ['PML-RARA', 'PML[-:/]{1,2}RARA|t\\(15;17\\)'],
  ['del(17p)', 'del\\(17p\\)|17p deletion'],
  ['del(13q)', 'del\\(13q\\)|13q deletion'],
  ['del(11q)', 'del\\(11q\\)|11q deletion'],
  ['t(11;14)', 't\\(11;14\\)'],
  ['t(4;14)', 't\\(4;14\\)'],
]

const BOTH =
  'BRCA[\\s-]?1[\\s,]*(?:/|and|&|or|,|\\+)[\\s,]*(?:BRCA[\\s-]?)?2|BRCA(?=[\\s:]*(?:gene|mutation|test|status|negative|positive|wild|analysis|germline))'

const list: readonly [string, string][] = [...ALIASES, ...SYMBOLS.map((symbol): [string, string] => [symbol, symbol])]
const pattern = new RegExp(
  `(?<![\\w])(?:(?<both>${BOTH})|${list.map(([, words], index) => `(?<g${index}>${words})`).join('|')})(?![\\w])`,
  'g',
)
const anyCase = new RegExp(pattern.source, 'gi')

export interface GeneMention {
  /** One symbol, or two for "BRCA1/2". */
  genes: string[]
  start: number
  end: number
}

/** Symbols that are words in lower case are taken in capitals alone. */
const WORDS = new Set([
  'met',
  'kit',
  'ret',
  'apc',
  'atm',
  'alk',
  'mpl',
  'rb1',
  'nbn',
  'blm',
  'wrn',
  'smo',
  'cbl',
  'atr',
  'fh',
  'tek',
  'kdr',
])

/** Genes in a text, in its order. */
export function findGenes(text: string): GeneMention[] {
  return [...text.matchAll(anyCase)].flatMap((match): GeneMention[] => {
    const start = match.index
    const end = start + match[0].length
    if (match.groups?.both !== undefined) return [{ genes: ['BRCA1', 'BRCA2'], start, end }]
    const found = list.find((_, index) => match.groups?.[`g${index}`] !== undefined)
    if (!found || (WORDS.has(match[0].toLowerCase()) && match[0] !== match[0].toUpperCase())) return []
    return [{ genes: [found[0]], start, end }]
  })
}

/** HGNC numbers of genes that FHIR resources name by number alone. */
export const HGNC: Readonly<Record<string, string>> = {
  '1100': 'BRCA1',
  '1101': 'BRCA2',
  '26144': 'PALB2',
  '16627': 'CHEK2',
  '795': 'ATM',
  '11998': 'TP53',
  '9588': 'PTEN',
  '1748': 'CDH1',
  '11389': 'STK11',
  '3467': 'ESR1',
  '8975': 'PIK3CA',
  '3236': 'EGFR',
  '427': 'ALK',
  '10261': 'ROS1',
  '6407': 'KRAS',
  '7989': 'NRAS',
  '1097': 'BRAF',
  '7029': 'MET',
  '9967': 'RET',
  '3430': 'ERBB2',
  '3765': 'FLT3',
  '7910': 'NPM1',
  '5382': 'IDH1',
  '5383': 'IDH2',
}
