/**
 * Names of organs, cancers and inherited conditions, as lay people and as clinicians say them; common knowledge of the field, not
 * taken from one list; they only widen a search and are never shown. One group a line; `>` leads from a wider
 * word to narrower ones and not back.
 */
export const CANCERS = `
kidney, renal, nephric
kidney cancer, renal cell carcinoma, renal cancer, renal carcinoma
kidney cancer in children, wilms tumor, nephroblastoma
liver, hepatic
liver cancer, hepatocellular carcinoma, hepatoma, hcc
bile duct cancer, cholangiocarcinoma
lung, pulmonary, bronchial
lung cancer > bronchial carcinoma, nsclc, sclc, lung carcinoma
non small cell lung cancer, nsclc
small cell lung cancer, sclc
stomach, gastric
stomach cancer, gastric cancer, gastric carcinoma
esophagus, esophageal, oesophagus, oesophageal, gullet, food pipe
bowel, colon, colorectal, intestine, intestinal
colorectal cancer, colon cancer, bowel cancer, rectal cancer, crc
rectum, rectal
anus, anal
skin, cutaneous, dermal
skin cancer > melanoma, basal cell carcinoma, squamous cell carcinoma
basal cell carcinoma, bcc, rodent ulcer
mole, nevus, naevus, nevi
melanoma, malignant melanoma
eye, ocular, uveal, intraocular
womb, uterus, uterine, endometrial, endometrium
uterine cancer, womb cancer, endometrial cancer, endometrial carcinoma
cervix, cervical
ovary, ovarian
ovarian cancer, ovarian carcinoma, epithelial ovarian cancer
testicle, testicular, testis, testes
testicular cancer > seminoma, germ cell tumor
prostate, prostatic
breast, mammary
breast cancer, breast carcinoma, mammary carcinoma
dcis, ductal carcinoma in situ, intraductal carcinoma
lcis, lobular carcinoma in situ
bladder, urothelial, vesical
bladder cancer, urothelial carcinoma, transitional cell cancer
brain, cerebral, intracranial
brain cancer, brain tumor > glioma, glioblastoma, astrocytoma, meningioma
nerve, neural, neuro
spine, spinal, vertebral
head and neck cancer > laryngeal, oropharyngeal, pharyngeal, oral cancer
throat, pharynx, pharyngeal, laryngeal
voice box, larynx, laryngeal
mouth, oral
tongue, lingual
nose, nasal
salivary gland, parotid
thyroid cancer > papillary, follicular, medullary
pancreas, pancreatic
gallbladder, biliary
bone, osseous, skeletal
bone cancer > osteosarcoma, ewing sarcoma, chondrosarcoma
muscle, muscular
heart, cardiac, cardiovascular, coronary
blood, hematologic, haematologic
blood cancer, hematologic malignancy > leukemia, lymphoma, myeloma
blood cancer > leukemia, lymphoma, myeloma
leukemia, leukaemia, leukemic
acute lymphoblastic leukemia, acute lymphocytic leukemia
acute myeloid leukemia, acute myelogenous leukemia, acute nonlymphocytic leukemia, aml
chronic lymphocytic leukemia, cll
chronic myelogenous leukemia, chronic myeloid leukemia, chronic granulocytic leukemia, cml
multiple myeloma, plasma cell myeloma, kahler disease
hodgkin lymphoma, hodgkin disease
non hodgkin lymphoma, nhl
lymph node, lymph gland, nodal
lymphedema, lymphoedema
marrow, myeloid
myelodysplastic syndrome, mds, preleukemia
gist, gastrointestinal stromal tumor
neuroendocrine tumor, carcinoid
soft tissue sarcoma > rhabdomyosarcoma, leiomyosarcoma, liposarcoma
tumor, tumour, neoplasm, growth
cancer, carcinoma, malignancy, malignant
benign, noncancerous
precancer, precancerous, dysplasia, premalignant
metastasis, metastasize, oligometastases
recurrence, relapse, recurrent
remission, ned
lynch syndrome, hereditary nonpolyposis colorectal cancer, hnpcc
familial adenomatous polyposis, fap, polyposis coli
li fraumeni syndrome, sbla syndrome
von hippel lindau, vhl
multiple endocrine neoplasia, wermer syndrome
neurofibromatosis, von recklinghausen disease, nf1
nevoid basal cell carcinoma syndrome, gorlin syndrome, basal cell nevus syndrome
cowden syndrome, multiple hamartoma syndrome, pten
birt hogg dube, bhd
peutz jeghers, pjs
tuberous sclerosis, bourneville disease
hereditary breast ovarian, brca
hereditary leiomyomatosis, hlrcc, reed syndrome
beckwith wiedemann, bws
wagr, wilms tumor aniridia
ataxia telangiectasia, louis bar syndrome
xeroderma pigmentosum, xp
desmoid, fibromatosis, aggressive fibromatosis
pheochromocytoma, paraganglioma
mastocytosis, mast cell disease
langerhans cell histiocytosis, histiocytosis x, eosinophilic granuloma
waldenstrom macroglobulinemia, lymphoplasmacytic lymphoma
mycosis fungoides, cutaneous t cell lymphoma
retinoblastoma, rb1
craniopharyngioma, rathke pouch tumor
acoustic neuroma, vestibular schwannoma
hemangioma, angioma, haemangioma
fibroid, leiomyoma
teratoma, dermoid
linitis plastica, signet ring cell, diffuse gastric cancer
dermatofibrosarcoma, dfsp
carcinoma of adrenal cortex, adrenocortical carcinoma, adrenal cortical carcinoma
adrenal, suprarenal
pituitary, hypophyseal
childhood, pediatric, paediatric, children
inherited, hereditary, familial, genetic
`
