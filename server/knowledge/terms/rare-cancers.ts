/**
 * Other names of rare and inherited cancers and of what is told apart from them, common knowledge of the field,
 * their abbreviations compared with the National Cancer Institute's pages (docs/library.md): they only widen a search. One
 * condition a line.
 */
export const RARE_CANCERS = `
ameloblastoma, adamantinoma of jaw
adenoameloblastoma, ameloblastoma, adenomatoid odontogenic tumor
adenoid cystic carcinoma, cylindroma, acc
adrenocortical carcinoma, adrenal cortical carcinoma, adrenal cortex cancer, adrenal cancer, acc
apocrine carcinoma, apocrine adenocarcinoma, sweat gland carcinoma
bednar tumor, pigmented dermatofibrosarcoma protuberans, storiform neurofibroma
multicystic peritoneal mesothelioma, peritoneal inclusion cyst, cystic mesothelioma
mesothelioma, asbestos cancer
buschke lowenstein tumor, giant condyloma acuminatum, verrucous carcinoma
carcinoid tumor, carcinoid syndrome, neuroendocrine tumor, argentaffinoma
cerebral sarcoma, meningeal sarcoma, intracranial sarcoma
chitayat meunier hodgkinson syndrome, pierre robin sequence with facial and digital anomalies, robin sequence facial digital anomalies
chondrosarcoma, cartilage cancer
clear cell renal cell carcinoma, clear cell kidney cancer, conventional renal cell carcinoma, ccrcc, hypernephroma
kidney cancer, hypernephroma, grawitz tumor, kidney adenocarcinoma, renal adenocarcinoma
dendritic cell tumor, follicular dendritic cell sarcoma, interdigitating dendritic cell sarcoma
dermatofibrosarcoma protuberans, dfsp, darier ferrand tumor
desmoid tumor, aggressive fibromatosis, desmoid fibromatosis, deep fibromatosis, familial infiltrative fibromatosis, hereditary desmoid disease
desmoplastic small round cell tumor, dsrct
pleuropulmonary blastoma, dicer1 syndrome, ppb
diffuse gastric cancer, signet cell adenocarcinoma, signet ring cell carcinoma, linitis plastica, hdgc
hereditary diffuse gastric cancer, familial diffuse gastric cancer, hdgc
familial stomach cancer, hereditary gastric cancer
embryonal carcinoma, embryonal cell carcinoma
endometrial stromal sarcoma, stromal endometriosis
epithelioid sarcoma, proximal epithelioid sarcoma
esthesioneuroblastoma, olfactory neuroblastoma
ewing sarcoma, ewing tumor, primitive neuroectodermal tumor, askin tumor, pnet
primitive neuroectodermal tumor, embryonal tumor, pnet, medulloblastoma
fallopian tube cancer, tubal cancer
familial colorectal cancer, hereditary colon cancer
familial renal cell carcinoma, hereditary renal cell carcinoma, frcc, hereditary kidney cancer
fibrolamellar carcinoma, fibrolamellar hepatocellular carcinoma, eosinophilic hepatocellular carcinoma
gastric lymphoma, stomach lymphoma, malt lymphoma
gestational trophoblastic tumor, gestational trophoblastic disease, hydatidiform mole, molar pregnancy, choriocarcinoma
choriocarcinoma, chorioepithelioma
glioblastoma, glioblastoma multiforme, grade iv astrocytoma, gbm
glioma, glial tumor, glial cell tumor
glomus tympanicum tumor, glomus tumor, middle ear paraganglioma, tympanic paraganglioma, chemodectoma
gray zone lymphoma, grey zone lymphoma, mediastinal gray zone lymphoma
hairy cell leukemia, leukemic reticuloendotheliosis, hcl
hepatoblastoma, childhood liver tumor
hepatocellular carcinoma, liver cancer, hepatoma, malignant hepatoma, liver cell carcinoma
hereditary leiomyomatosis and renal cell cancer, hereditary leiomyomatosis and renal cell carcinoma, hlrcc, lrcc, reed syndrome, multiple cutaneous and uterine leiomyomata
hodgkin lymphoma, hodgkin disease, hodgkins
human t cell leukemia virus type 1, htlv 1, human t lymphotropic virus type 1
human t cell leukemia virus type 2, htlv 2, human t lymphotropic virus type 2
hyperparathyroidism jaw tumor syndrome, hereditary hyperparathyroidism jaw tumor, hpt jt, familial cystic parathyroid adenomatosis
inflammatory breast cancer, ibc, inflammatory breast carcinoma
inflammatory myofibroblastic tumor, inflammatory pseudotumor, plasma cell granuloma
juvenile myelomonocytic leukemia, jmml, juvenile chronic myelogenous leukemia
kaposi sarcoma, multiple idiopathic hemorrhagic sarcoma, kaposis sarcoma
klatskin tumor, hilar cholangiocarcinoma, perihilar bile duct cancer
large granular lymphocyte leukemia, lgl leukemia, lymphoproliferative disease of granular lymphocytes
leiomyosarcoma, smooth muscle cancer, lms
lentigo maligna melanoma, hutchinson melanotic freckle
liposarcoma, fat tissue sarcoma, lipoma sarcoma
lynch syndrome, hereditary nonpolyposis colorectal cancer, hereditary nonpolyposis colorectal neoplasms, hereditary nonpolyposis colon cancer, hnpcc, cancer family syndrome, familial nonpolyposis colon cancer, coca 1
malignant eccrine spiradenoma, spiradenocarcinoma
malignant hyperthermia arthrogryposis torticollis, fitzsimmons walson mellor syndrome
malignant hyperthermia, malignant hyperpyrexia, anesthesia related hyperthermia
malignant peripheral nerve sheath tumor, mpnst, neurofibrosarcoma, malignant schwannoma, neurogenic sarcoma
mantle cell lymphoma, mcl, mantle zone lymphoma, centrocytic lymphoma
medulloblastoma, cerebellar pnet, infratentorial primitive neuroectodermal tumor
melanoma astrocytoma syndrome, melanoma and neural system tumor syndrome, cutaneous malignant melanoma and cerebral astrocytoma
merkel cell carcinoma, neuroendocrine carcinoma of skin, trabecular carcinoma of skin, cutaneous apudoma
metaplastic carcinoma of the breast, metaplastic breast cancer, sarcomatoid breast carcinoma
microcystic adnexal carcinoma, sclerosing sweat duct carcinoma, syringomatous carcinoma
mucoepidermoid carcinoma, salivary gland type cancer of the breast, mucoepidermoid tumor
multiple endocrine neoplasia type 1, men1, wermer syndrome, multiple endocrine adenomatosis
multiple endocrine neoplasia type 2a, men2a, sipple syndrome, pheochromocytoma and amyloid producing medullary thyroid carcinoma
multiple endocrine neoplasia type 2b, men2b, multiple endocrine neoplasia type 3, mucosal neuroma syndrome, wagenmann froboese syndrome
multiple endocrine neoplasia, endocrine adenomatosis, familial endocrine adenomatosis
multiple myeloma, plasma cell myeloma, plasmacytoma, kahler disease, myelomatosis
myelocytic leukemia like syndrome, familial chronic myelocytic leukemia
myoepithelial carcinoma, malignant myoepithelioma, myoepithelioma
nasopharyngeal carcinoma, nasopharyngeal cancer, cancer of the nasopharynx, npc
nevoid basal cell carcinoma syndrome, gorlin syndrome, gorlin goltz syndrome, basal cell nevus syndrome, nbccs, bcns, fifth phakomatosis, multiple basal cell nevi
nonseminomatous germ cell tumor, nonseminoma, nsgct
ovarian carcinosarcoma, malignant mixed mullerian tumor of the ovary, malignant mixed mesodermal tumor, mmmt
uterine sarcoma, uterine carcinosarcoma, malignant mixed mullerian tumor
ovarian sex cord tumor with annular tubules, sctat
ovarian small cell carcinoma, small cell cancer of the ovary, sccoht, hypercalcemic type ovarian cancer
papillary renal cell carcinoma, papillary kidney cancer, prcc, hereditary papillary renal carcinoma, chromophil renal cell carcinoma
papillary thyroid carcinoma, papillary thyroid cancer, ptc, papillary carcinoma of thyroid
follicular thyroid cancer, follicular thyroid carcinoma, ftc
thyroid cancer, thyroid carcinoma, cancer of the thyroid, thyroid neoplasm
pheochromocytoma islet cell tumor syndrome, pheochromocytoma and pancreatic islet cell adenoma
islet cell tumor, pancreatic neuroendocrine tumor, pancreatic endocrine tumor, insulinoma, gastrinoma, glucagonoma, pnet
gastrinoma, zollinger ellison syndrome
plasma cell leukemia, pcl, plasmacytic leukemia
plasmablastic lymphoma, pbl, plasmablastic diffuse large b cell lymphoma
primary cns lymphoma, primary central nervous system lymphoma, pcnsl, brain lymphoma
primary melanoma of the central nervous system, leptomeningeal melanoma, meningeal melanoma
gastrointestinal melanoma, mucosal melanoma of the digestive tract
rhabdoid tumor, malignant rhabdoid tumor, atypical teratoid rhabdoid tumor, atrt, mrt
alveolar rhabdomyosarcoma, rhabdomyosarcoma 2
rhabdomyosarcoma, skeletal muscle cancer, rms
salivary gland cancer, parotid cancer, salivary gland carcinoma
sclerosing mucoepidermoid carcinoma with eosinophilia, smece
squamous cell carcinoma, epidermoid carcinoma, scc
head and neck squamous cell carcinoma, squamous cell carcinoma of the head and neck, hnscc, scchn
t cell lymphoma 1a, tcl1a, t cell leukemia lymphoma 1a
testicular cancer, cancer of the testes, testicular carcinoma, cancer of the testis, testicular germ cell tumor
tumor necrosis factor receptor associated periodic syndrome, traps, familial hibernian fever, fpf, familial periodic fever, tnf receptor associated periodic fever
tylosis with esophageal cancer, howel evans syndrome, keratosis palmaris et plantaris with esophageal cancer, toc
urachal cancer, urachal carcinoma, urachus cancer
warthin tumor, papillary cystadenoma lymphomatosum, adenolymphoma
wolffian tumor, female adnexal tumor of wolffian origin
x linked immunodeficiency with magnesium defect, xmen, x linked magnesium deficiency with epstein barr virus
acute promyelocytic leukemia, apl, acute myeloid leukemia m3, aml m3, progranulocytic leukemia
core binding factor acute myeloid leukemia, cbf aml
cytogenetically normal acute myeloid leukemia, cn aml, normal karyotype acute myeloid leukemia
familial acute myeloid leukemia with mutated cebpa, cebpa familial aml
acute myeloid leukemia, aml, acute myelogenous leukemia, acute nonlymphocytic leukemia, acute granulocytic leukemia, anll, acute myelocytic leukemia, acute myeloblastic leukemia
acute lymphoblastic leukemia, acute lymphocytic leukemia, acute lymphoid leukemia
chronic lymphocytic leukemia, cll, b cell chronic lymphocytic leukemia, small lymphocytic lymphoma
chronic myeloid leukemia, chronic myelogenous leukemia, cml, chronic granulocytic leukemia, chronic myelocytic leukemia
chronic myelomonocytic leukemia, cmml
chronic eosinophilic leukemia, hypereosinophilic syndrome, cel
chronic neutrophilic leukemia, cnl
polycythemia vera, polycythaemia rubra vera, vaquez osler disease, erythremia, primary polycythemia
essential thrombocythemia, primary thrombocythemia, essential thrombocytosis
primary myelofibrosis, agnogenic myeloid metaplasia, idiopathic myelofibrosis, myelosclerosis
myelodysplastic syndrome, preleukemia, smoldering leukemia, refractory anemia
myeloproliferative neoplasm, myeloproliferative disorder, mpn
familial adenomatous polyposis, fap, adenomatous polyposis coli, familial polyposis coli, gardner syndrome, turcot syndrome, hereditary polyposis
familial isolated pituitary adenoma, fipa, familial acromegaly, isolated familial somatotropinoma
pituitary tumor, pituitary adenoma, prolactinoma, hypophyseal tumor
gastrointestinal stromal tumor, gist, stromal tumor of gastrointestinal tract
malignant migrating partial seizures of infancy, early infantile epileptic encephalopathy 14, migrating partial epilepsy of infancy, eiee14
neuroblastoma, sympathetic ganglion tumor
retinoblastoma, retinal glioma, glioma retinal, eye cancer of childhood
ocular melanoma, uveal melanoma, intraocular melanoma, choroidal melanoma, eye melanoma
brca1 hereditary breast and ovarian cancer syndrome, hereditary breast and ovarian cancer, hboc
brca2 hereditary breast and ovarian cancer syndrome, hereditary breast and ovarian cancer, hboc
hereditary breast and ovarian cancer, hboc, familial breast cancer, breast ovarian cancer syndrome
neuroleptic malignant syndrome, nms, hyperthermia from neuroleptics
wilms tumor, nephroblastoma, embryoma of kidney, bilateral wilms tumor
transitional cell cancer, urothelial cancer, urothelial carcinoma, transitional cell carcinoma
bladder cancer, urinary bladder cancer, bladder carcinoma, urinary bladder neoplasm
renal pelvis cancer, ureter cancer, upper tract urothelial carcinoma
small intestine cancer, small bowel cancer, intestinal cancer, duodenal cancer
colorectal cancer, colon cancer, rectal cancer, bowel cancer, large intestine cancer
stomach cancer, gastric cancer, gastric carcinoma
esophageal cancer, oesophageal cancer, cancer of the esophagus
laryngeal cancer, larynx cancer, voice box cancer, cancer of the larynx
throat cancer, pharyngeal cancer, oropharyngeal cancer, hypopharyngeal cancer, laryngeal cancer
oral cancer, mouth cancer, oral cavity cancer, tongue cancer, lip cancer
nasal cancer, nasal cavity cancer, paranasal sinus cancer, sinus cancer
thymus cancer, thymoma, thymic carcinoma
uterine cancer, endometrial cancer, womb cancer, uterus cancer, endometrial carcinoma, endometrial adenocarcinoma
cervical cancer, cervix cancer, cancer of the uterine cervix
ovarian cancer, ovary cancer, cancer of the ovary, ovarian carcinoma
ovarian low malignant potential tumor, borderline ovarian tumor
vulvar cancer, vulva cancer, cancer of the vulva
vaginal cancer, vagina cancer
penile cancer, cancer of the penis
anal cancer, anus cancer
urethral cancer, cancer of the urethra
gallbladder cancer, gall bladder cancer
bile duct cancer, cholangiocarcinoma, biliary cancer
pancreatic cancer, pancreas cancer, exocrine pancreatic cancer
parathyroid cancer, parathyroid carcinoma
adrenal gland cancer, adrenal tumor
brain tumor, brain cancer, central nervous system tumor, cns tumor, intracranial neoplasm
ependymoma, ependymal tumor
astrocytoma, glioma, astroglioma
brain stem glioma, brainstem glioma, diffuse intrinsic pontine glioma, dipg
oligodendroglioma, glioma
craniopharyngioma, craniopharyngeal duct tumor
germ cell tumor, germinoma, seminoma, dysgerminoma, teratoma
bone cancer, osteosarcoma, osteogenic sarcoma
osteosarcoma, osteogenic sarcoma
malignant fibrous histiocytoma, undifferentiated pleomorphic sarcoma
soft tissue sarcoma, soft tissue cancer
angiosarcoma, hemangiosarcoma
vascular tumor, hemangioma, kaposiform hemangioendothelioma
langerhans cell histiocytosis, lch, histiocytosis x, letterer siwe disease, hand schuller christian disease
non hodgkin lymphoma, nonhodgkin lymphoma, lymphosarcoma
mycosis fungoides, sezary syndrome, cutaneous t cell lymphoma, ctcl
burkitt lymphoma, small noncleaved cell lymphoma
waldenstrom macroglobulinemia, macroglobulinaemia, lymphoplasmacytic lymphoma
melanoma, malignant melanoma, cutaneous melanoma
basal cell carcinoma, basal cell cancer, rodent ulcer, basal cell epithelioma
skin cancer, cutaneous cancer, skin neoplasm
small cell lung cancer, oat cell cancer, small cell carcinoma of lung, sclc
non small cell lung cancer, nsclc, lung adenocarcinoma
breast cancer, breast carcinoma, mammary cancer, cancer of the breast
male breast cancer, breast cancer in men
prostate cancer, prostatic carcinoma, cancer of the prostate
familial prostate cancer, hereditary prostate cancer, hpc
von hippel lindau, vhl, hippel lindau disease
li fraumeni syndrome, sarcoma family syndrome, sbla syndrome
tuberous sclerosis, bourneville disease, epiloia
benign tumor, noncancerous tumor, benign neoplasm
childhood cancer, pediatric cancer, cancer in children
cancer screening, early detection of cancer
cancer survivor, cancer survivorship, living with cancer
alternative therapy, complementary medicine, integrative medicine
`
