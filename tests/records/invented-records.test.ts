/** Short records of many cancers, all of them invented: what is read, and what must not be. */
import { expect, test } from 'vitest'
import { extract } from '../../server/records/extract.ts'
import { toReading } from '../../server/records/readers/text.ts'

const read = (text: string) => extract([toReading(text)], 'invented.txt').profile

test.each([
  [
    'lung cancer with its gene and stain, and no spread to the brain',
    'Patient with stage IV non-small cell lung cancer, adenocarcinoma subtype. EGFR exon 19 deletion identified. PD-L1 TPS 45%. Started on osimertinib 80 mg daily. Brain MRI shows no metastases.',
    {
      diagnoses: [{ site: 'lung', role: 'primary', histology: expect.stringContaining('adenocarcinoma') }],
      stage: { group: 'IV' },
      variants: [{ gene: 'EGFR', change: 'exon 19 deletion' }],
      biomarkers: [{ name: 'PD-L1', percent: 45 }],
      treatments: [{ kind: 'targeted', name: 'osimertinib', status: 'active' }],
    },
  ],
  [
    'prostate cancer with its two gradings, and an operation that is planned',
    'Prostatic adenocarcinoma, Gleason score 4+3=7 (Grade Group 3), PSA 12.4 ng/mL. Bone scan negative for metastatic disease. Clinical stage T2b N0 M0. Scheduled for robotic prostatectomy.',
    {
      diagnoses: [{ site: 'prostate', grade: 'Gleason 4+3 = 7, Grade Group 3' }],
      stage: { t: 'T2b', n: 'N0', m: 'M0' },
      biomarkers: [{ name: 'PSA', value: '12.4 ng/mL' }],
      treatments: [{ kind: 'surgery', status: 'planned' }],
    },
  ],
  [
    'a colon report whose genes were looked at and not changed',
    'FINAL DIAGNOSIS\nA. Colon, sigmoid, segmental resection:\n   - Invasive adenocarcinoma, moderately differentiated, 4.2 cm\n   - Tumor invades into pericolorectal tissue (pT3)\n   - Metastatic carcinoma in 2 of 18 lymph nodes (pN1b)\nMLH1: loss of nuclear expression. MSH2: intact.\nBRAF V600E: Not detected\nKRAS: No mutation detected',
    {
      diagnoses: [
        { site: 'colon', histology: 'adenocarcinoma', grade: 'moderately differentiated' },
        { site: 'lymph nodes', role: 'metastasis' },
      ],
      stage: { t: 'pT3', n: 'pN1b' },
      biomarkers: [
        { name: 'MLH1', value: 'loss of expression' },
        { name: 'MSH2', value: 'intact' },
      ],
      variants: [],
      genesTestedNegative: ['BRAF', 'KRAS'],
    },
  ],
  [
    'leukemia with its genes',
    'DIAGNOSIS: Acute myeloid leukemia with NPM1 mutation and FLT3-ITD. IDH1 and IDH2 negative. Treated with midostaurin.',
    {
      diagnoses: [{ site: 'blood', histology: 'acute myeloid leukemia' }],
      variants: expect.arrayContaining([
        expect.objectContaining({ gene: 'NPM1' }),
        expect.objectContaining({ gene: 'FLT3', change: 'ITD' }),
      ]),
      genesTestedNegative: ['IDH1', 'IDH2'],
    },
  ],
  [
    'ovarian cancer with a gene that was inherited',
    'Ovarian cancer, high grade serous, FIGO stage IIIC, s/p TAH/BSO on 4/12/2021, followed by 6 cycles of carboplatin and paclitaxel. BRCA1 germline pathogenic variant c.5266dupC.',
    {
      diagnoses: [{ site: 'ovary', histology: 'high-grade serous carcinoma' }],
      stage: { group: 'IIIC' },
      variants: [{ gene: 'BRCA1', change: 'c.5266dupC', origin: 'germline', significance: 'pathogenic' }],
      treatments: [{ kind: 'surgery', start: '2021-04-12' }, { name: 'carboplatin' }, { name: 'paclitaxel' }],
    },
  ],
  [
    'two results of two years as history',
    'ER positive on 2018-05-01 biopsy of the left breast for breast cancer. On 2022-03-03 liver biopsy: metastatic carcinoma consistent with breast primary, ER negative.',
    {
      biomarkers: [
        { name: 'ER', status: 'positive', date: '2018-05-01' },
        { name: 'ER', status: 'negative', date: '2022-03-03' },
      ],
      conflicts: [],
    },
  ],
  [
    'the present cancer, with earlier cancers and other stages kept apart',
    'The patient is status post left upper lobectomy on 03/10/2010 for a stage IB adenocarcinoma of the lung. No evidence of recurrent disease. She was offered adjuvant chemotherapy but declined. She has a remote history of cervical cancer. Her brother died of colon cancer. Chronic kidney disease stage III.',
    {
      diagnoses: [
        { site: 'lung', role: 'primary' },
        { site: 'cervix', role: 'history' },
      ],
      stage: { group: 'IB' },
      treatments: [{ kind: 'surgery', name: 'left upper lobectomy', start: '2010-03-10' }],
    },
  ],
  [
    'a form of the College of American Pathologists',
    'PROCEDURE: Lumpectomy\nSPECIMEN LATERALITY: Left\nHISTOLOGIC TYPE: Invasive ductal carcinoma\nHISTOLOGIC GRADE: Grade 3\nPATHOLOGIC STAGE (pTNM, AJCC 8th Edition): pT2 pN1a(sn)\nESTROGEN RECEPTOR: Positive (>95%)\nHER2: Negative (score 0)\nKi-67: 35%',
    {
      diagnoses: [{ site: 'breast', laterality: 'left', grade: '3' }],
      stage: { t: 'pT2', n: 'pN1a(sn)', basis: 'pathologic' },
      biomarkers: [
        { name: 'ER', percent: 95 },
        { name: 'HER2', ihc: '0', status: 'negative' },
        { name: 'Ki-67', percent: 35 },
      ],
    },
  ],
  [
    'no medicine that a gene report only lists',
    'Tumor type: Lung adenocarcinoma\nEGFR L858R\nMET amplification - equivocal\nNo reportable alterations: ALK, ROS1, BRAF\nTherapies associated with EGFR: osimertinib, erlotinib\nAbout the test: The assay detects alterations in BRCA1, BRCA2.',
    { variants: [{ gene: 'EGFR', change: 'L858R' }], genesTestedNegative: ['ALK', 'ROS1', 'BRAF'], treatments: [] },
  ],
  [
    'both sides of a bilateral cancer',
    'Bilateral breast cancer: right breast invasive ductal carcinoma, ER positive; left breast ductal carcinoma in situ. s/p bilateral mastectomy 2015. Taking anastrozole.',
    {
      diagnoses: [
        { laterality: 'right', histology: 'invasive ductal carcinoma' },
        { laterality: 'left', histology: 'ductal carcinoma in situ' },
      ],
      treatments: [{ name: 'bilateral mastectomy' }, { name: 'anastrozole', status: 'active' }],
    },
  ],
  [
    'where a spread began, from the words of a biopsy of where it went',
    'LIVER, CORE BIOPSY:\nMETASTATIC ADENOCARCINOMA, CONSISTENT WITH COLORECTAL PRIMARY.\nKRAS EXON 2 MUTATION (G13D) DETECTED. MSI-HIGH.',
    {
      diagnoses: [
        { site: 'colorectum', role: 'primary' },
        { site: 'liver', role: 'metastasis' },
      ],
      variants: [{ gene: 'KRAS', change: 'G13D' }],
      biomarkers: [{ name: 'MSI', value: 'MSI-H' }],
    },
  ],
  [
    'values of blood that changed as two tests, and what is planned as planned',
    'Metastatic prostate cancer to the bone. PSA was 45 on 3/2/2019. PSA now 88. He is on leuprolide. Will switch to enzalutamide. Consider radium-223.',
    {
      diagnoses: [{ site: 'prostate' }, { site: 'bone', role: 'metastasis' }],
      biomarkers: [
        { name: 'PSA', value: '45', date: '2019-03-02' },
        { name: 'PSA', value: '88' },
      ],
      conflicts: [],
      treatments: [
        { name: 'leuprolide', status: 'active' },
        { name: 'enzalutamide', status: 'planned' },
      ],
    },
  ],
  [
    'no treatment that is only recommended',
    'Newly diagnosed stage II esophageal squamous cell carcinoma.\nPAST MEDICAL HISTORY: Prostate cancer status post radical prostatectomy 2005.\nRECOMMENDATION: Neoadjuvant chemoradiation with carboplatin and paclitaxel followed by esophagectomy.',
    {
      diagnoses: [
        { site: 'esophagus', role: 'primary' },
        { site: 'prostate', role: 'history' },
      ],
      treatments: [{ name: 'radical prostatectomy' }],
    },
  ],
])('%s', (_, text, expected) => {
  expect(read(text)).toMatchObject(expected)
})
