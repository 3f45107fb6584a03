/** What patients feel, what is done to them and what is measured, in lay and in clinical words: common words, not taken from one list. They only widen a search and are never shown. */
export const CARE = `
throw up, vomit, emesis
nausea, sick to my stomach, queasy
loose stools, diarrhea, diarrhoea
stool, feces, faecal, fecal, bowel movement
constipation, constipated
trouble swallowing, difficulty swallowing, dysphagia
short of breath, breathless, breathlessness, dyspnea, dyspnoea
heartburn, reflux, gerd
belly, abdomen, abdominal, tummy
fever, febrile, pyrexia
sweat, sweating, perspiration
hot flash, hot flush, vasomotor
itch, itching, pruritus
rash, dermatitis, eruption
bruise, bruising, ecchymosis
bleeding, hemorrhage, haemorrhage
swelling, swollen, edema, oedema
fluid in the belly, ascites
fluid around the lung, pleural effusion
lump, mass, nodule
mouth sores, mucositis, stomatitis
dry mouth, xerostomia
bad breath, halitosis
taste, dysgeusia
hair loss, alopecia
numb, numbness, tingling, neuropathy
pain, ache, painful
headache, migraine
dizzy, dizziness, vertigo
tired, tiredness, fatigue, exhaustion
weight loss, wasting, cachexia
loss of appetite, anorexia
chemo brain, cognitive impairment, brain fog
memory, cognitive
forgetful, dementia, alzheimer
sleepless, insomnia, sleep disturbance
sad, depressed, depression, low mood
worry, anxious, anxiety
low white cells, neutropenia, leukopenia
low platelets, thrombocytopenia
low red cells, anemia, anaemia
iron deficiency, anemia
blood clot, thrombosis, embolism, dvt, thromboembolism
high blood pressure, hypertension
high blood sugar, hyperglycemia, diabetes
sugar, glucose
heart attack, myocardial infarction
heart disease, cardiovascular disease, coronary artery disease
stroke, cerebrovascular
infertile, infertility, fertility
impotence, erectile dysfunction
period, menstruation, menstrual
menopause, postmenopausal, menopausal
pregnant, pregnancy, gestation
breastfeeding, lactation, breast milk
infection, infectious, sepsis
inflammation, inflammatory
immune, immunity, immunologic
autoimmune, autoimmunity
allergy, allergic
surgery, operation, surgical, resection
mastectomy, breast removal
lumpectomy, breast conserving surgery
hysterectomy, womb removal
prostatectomy, prostate removal
colectomy, colon removal
gastrectomy, stomach removal
nephrectomy, kidney removal
ostomy, stoma, colostomy
chemo, chemotherapy, cytotoxic
radiation, radiotherapy, irradiation
brachytherapy, internal radiation
proton, particle therapy
immunotherapy, checkpoint inhibitor
bone marrow transplant, stem cell transplant
blood transfusion, transfusion
hormone therapy, endocrine therapy
targeted therapy > tyrosine kinase inhibitor, monoclonal antibody
palliative, hospice, supportive care
painkiller, analgesic, opioid
anti inflammatory, nsaid
water pill, diuretic
blood thinner, anticoagulant
blood test, serum
biopsy, tissue sample
lymph node biopsy, sentinel node
ct scan, cat scan, computed tomography
mri, magnetic resonance
pet scan, positron emission tomography
ultrasound, sonography, ultrasonography
mammogram, mammography
x ray, radiograph, radiography
colonoscopy, sigmoidoscopy, endoscopy
pap smear, pap test, papanicolaou, cervical cytology
prostate specific antigen, psa
carcinoembryonic antigen, cea
estrogen, oestrogen
human papillomavirus, hpv
human immunodeficiency virus, hiv
epstein barr virus, ebv
helicobacter, h pylori
body mass index, bmi
obese, obesity, overweight
quality of life, qol
side effect, adverse effect, toxicity, adverse event
survival, mortality, prognosis, death
outlook, prognosis
risk, incidence
screening, early detection
prevention, prevent, chemoprevention
cause, etiology, aetiology
symptom, sign
treatment, therapy, management
cure, curative
test, diagnosis, diagnostic
doctor, physician, clinician
nurse, nurse practitioner
follow up, surveillance
smoking, smoker, tobacco, cigarette
alcohol, ethanol, drinking
sunburn, ultraviolet, uv
exercise, physical activity, workout
caregiver, carer
child, children, pediatric
old, elderly, older
`
