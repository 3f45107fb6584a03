import { describe, expect, test } from 'vitest'
import type { Facets } from '../../server/knowledge/facets.ts'
import { isFor } from '../../server/knowledge/guard.ts'
import { readPopulation } from '../../server/knowledge/population.ts'

const HER2_LOW: Facets = { cancer: ['breast'], receptor: ['her2-low', 'her2-ultralow'] }
const HER2_POSITIVE: Facets = { cancer: ['breast'], receptor: ['her2-positive'] }
const TRIPLE_NEGATIVE: Facets = { cancer: ['breast'], receptor: ['triple-negative'] }

/** Near misses: a question, and a text that must not answer it. */
const APART: [question: string, appliesTo: Facets, notFor?: Facets][] = [
  ['What helps with HER2-low breast cancer?', HER2_POSITIVE],
  ['My HER2 low results came back', HER2_POSITIVE],
  ['HER2‑low disease and trastuzumab', HER2_POSITIVE],
  ['her-2 low breast cancer', HER2_POSITIVE],
  ['My IHC 1+ result, what now?', HER2_POSITIVE],
  ['My HER2 is 1+', HER2_POSITIVE],
  ['2+ and FISH negative', HER2_POSITIVE],
  ['HER2-ultralow treatment', HER2_POSITIVE],
  ['I am HER2-negative', HER2_POSITIVE],
  ['HER2 0 on the report', HER2_POSITIVE],
  ['I have HER2-positive breast cancer', HER2_LOW],
  ['My HER2 is 3+', HER2_LOW],
  ['HER2+ breast cancer', HER2_LOW],
  ['ER-positive, HER2-positive breast cancer', {}, { receptor: ['her2-positive'] }],
  ['ER-positive, HER2-low breast cancer', HER2_POSITIVE],
  ['Not HER2-positive but HER2-low', HER2_POSITIVE],
  ['TNBC options', HER2_POSITIVE],
  ['triple negative breast cancer', { receptor: ['hr-positive'] }],
  ['My tumor is ER-positive', TRIPLE_NEGATIVE],
  ['hormone receptor positive breast cancer', TRIPLE_NEGATIVE],
  ['HER2-positive breast cancer', TRIPLE_NEGATIVE],
  ['estrogen receptor negative', { receptor: ['hr-positive'] }],
  ['I have lung cancer', HER2_LOW],
  ['HER2-low stomach cancer', HER2_LOW],
  ['cancer of the colon', { cancer: ['breast'] }],
  ['my bowel cancer', { cancer: ['ovarian'] }],
  ['lung cancer that spread to the liver', { cancer: ['liver'] }],
  ['breast cancer with mets to the brain', { cancer: ['brain'] }],
  ['prostate cancer in my bones', { cancer: ['sarcoma'] }],
  ['mesothelioma treatment', { cancer: ['lung'] }],
  ['bile duct cancer', { cancer: ['liver', 'pancreatic'] }],
  ['kidney cancer', { cancer: ['bladder'] }],
  ['My son, 7, has leukemia', { age: ['adult'] }],
  ['my 4-year-old was diagnosed with cancer', {}, { age: ['child'] }],
  ['childhood leukemia', { age: ['adult'] }],
  ['I am 64 years old', { age: ['child'] }],
  ['my daughter, 45, has breast cancer', { age: ['child'] }],
  ['breast cancer in men', { sex: ['female'] }],
  ['male breast cancer', { sex: ['female'] }],
  ['my husband has breast cancer', { sex: ['female'] }],
  ['a woman with bladder cancer', { sex: ['male'] }],
  ['stage IV breast cancer', { setting: ['early'] }],
  ['metastatic breast cancer', { setting: ['early'] }],
  ['stage 2 breast cancer', { setting: ['metastatic'] }],
  ['early-stage breast cancer', { setting: ['metastatic'] }],
  ['I am pregnant and have cancer', {}, { pregnancy: ['pregnant'] }],
  ['stomach cancer, HER2-positive', { cancer: ['breast'] }],
  ['thyroid cancer', { cancer: ['head-neck'] }],
  ['ovarian cancer after breast cancer in my aunt', { cancer: ['lung'] }],
  ['myeloma treatment', { cancer: ['leukemia', 'lymphoma'] }],
  ['Hodgkin lymphoma', { cancer: ['leukemia'] }],
  ['melanoma of the eye', { cancer: ['breast'] }],
  ['cervical cancer', { cancer: ['endometrial'] }],
  ['endometrial cancer', { cancer: ['ovarian'] }],
  ['my father has prostate cancer', { sex: ['female'] }],
  ['testicular cancer in a 15 year old', { age: ['adult'] }],
  ['I am in my second trimester with lymphoma', {}, { pregnancy: ['pregnant'] }],
  ['HER2 zero breast cancer', HER2_LOW],
  ['ER-negative, HER2-positive', { receptor: ['hr-positive'] }],
  ['stage 4 colon cancer', { cancer: ['colorectal'], setting: ['early'] }],
  ['glioblastoma in adults', { age: ['child'] }],
  ['osteosarcoma of the leg', { cancer: ['sarcoma'] }],
  ['my son has Ewing sarcoma', { cancer: ['sarcoma'] }],
  ['soft tissue sarcoma', { cancer: ['bone'] }],
  ['gall bladder cancer', { cancer: ['bladder'] }],
  ['cholangiocarcinoma', { cancer: ['liver'] }],
  ['small cell neuroendocrine carcinoma', { cancer: ['neuroendocrine'] }],
  ['anal cancer', { cancer: ['colorectal'] }],
  ['a tumor in the anus', { cancer: ['colorectal', 'skin'] }],
  ['rectal cancer', { cancer: ['anal'] }],
  ['vulvar cancer', { cancer: ['cervical', 'endometrial', 'skin'] }],
  ['cancer of the vagina', { cancer: ['cervical'] }],
  ['I need a vulvectomy', { cancer: ['cervical'] }],
  ['cervical cancer', { cancer: ['vulvar', 'vaginal'] }],
  ['cancer of the penis', { cancer: ['prostate', 'testicular'] }],
  ['partial penectomy', { cancer: ['prostate'] }],
  ['prostate cancer', { cancer: ['penile'] }],
  ['gastric GIST', { cancer: ['stomach', 'sarcoma'] }],
  ['a gastrointestinal stromal tumor', { cancer: ['colorectal'] }],
  ['stomach cancer', { cancer: ['gist'] }],
  ['soft tissue sarcoma', { cancer: ['gist'] }],
  ['my wife has breast cancer', { cancer: ['breast'], sex: ['male'] }],
  ['stage 2 breast cancer in my husband', { cancer: ['breast'] }, { sex: ['male'] }],
]

/** Questions that leave open, or say, what the text is for. */
const TOGETHER: [question: string, appliesTo: Facets, notFor?: Facets][] = [
  ['How do I get a second opinion?', HER2_LOW],
  ['What is breast cancer?', HER2_LOW, { receptor: ['her2-positive'] }],
  ['HER2-negative breast cancer', HER2_LOW],
  ['triple-negative breast cancer', HER2_LOW],
  ['ER-positive, HER2-low breast cancer', HER2_LOW],
  ['What is the difference between HER2-positive and HER2-low?', HER2_LOW, { receptor: ['her2-positive'] }],
  ['breast cancer that spread to the lungs', { cancer: ['breast'] }],
  ['I am not pregnant', {}, { pregnancy: ['pregnant'] }],
  ['my son is 34 and has testicular cancer', { age: ['adult'], cancer: ['testicular'] }],
  ['How do I tell my children?', { age: ['adult'] }],
  ['metastatic HER2-low breast cancer', HER2_LOW],
  ['Is breast cancer in the bone the same as bone cancer?', { cancer: ['breast'] }],
  ['osteosarcoma of the leg', { cancer: ['bone'] }],
  ["Ewing's sarcoma", { cancer: ['bone'] }],
  ['gall bladder cancer', { cancer: ['bile-duct'] }],
  ['a carcinoid of the appendix', { cancer: ['neuroendocrine'] }],
  ['squamous cell carcinoma of the anal canal', { cancer: ['anal'] }],
  ['vulval cancer', { cancer: ['vulvar', 'vaginal'] }],
  ['vaginal cancer', { cancer: ['vulvar', 'vaginal'] }],
  ['cancer of the foreskin', { cancer: ['penile'] }],
  ['my GIST has a KIT mutation', { cancer: ['gist'] }],
  ['the gist of my stomach cancer report', { cancer: ['stomach'] }],
  ['ovarian cancer, a sex cord-stromal tumor', { cancer: ['ovarian'] }],
  ['my husband has breast cancer', { cancer: ['breast'], sex: ['male'] }],
  ['breast cancer treatment', { cancer: ['breast'], sex: ['male'] }],
]

test('there are sixty near misses', () => {
  expect(APART.length).toBeGreaterThanOrEqual(60)
})

describe('a text for other people than the question is about', () => {
  test.each(APART)('"%s" is never answered by one for %j (not for %j)', (question, appliesTo, notFor = {}) => {
    expect(isFor(appliesTo, notFor, readPopulation(question))).toBe(false)
  })

  test.each(TOGETHER)('"%s" may be answered by one for %j', (question, appliesTo, notFor = {}) => {
    expect(isFor(appliesTo, notFor, readPopulation(question))).toBe(true)
  })
})
