/** Groups of words that several rules share, as sources for `phrase`. */

const words = (list: string) => `(?:${list.trim().split(/\s+/).join('|')})`

/** Anybody a message may be about. */
export const PERSON = words(`
  husband wife partner boyfriend girlfriend fiance fiancee mom mother mama dad father papa daddy son daughter kid kids child children
  baby toddler infant brother sister sibling friend neighbor neighbour roommate aunt uncle grandma grandmother grandpa grandfather
  nana cousin patient spouse parent coworker colleague teen teenager girl boy man woman guy lady niece nephew twin he she they him
  her them someone somebody person people wifes husbands
`)

/** Treatment that lowers the body's defence, or the illness that is treated so. */
export const TREATED = `(?:${words(`
  chemo chemotherapy immunotherapy radiation radiotherapy neutropenic neutropenia neutrophils transplant infusion infusions oncologist
  oncology cancer leukemia lymphoma myeloma sarcoma melanoma carcinoma tumor tumors metastatic metastases keytruda pembrolizumab
  nivolumab opdivo enhertu herceptin trastuzumab kadcyla taxol taxotere docetaxel paclitaxel carboplatin cisplatin oxaliplatin
  capecitabine xeloda folfox folfirinox abvd rchop ibrance palbociclib kisqali verzenio lynparza olaparib rituximab venetoclax cart
  port picc spleen splenectomy cycle hodgkin hodgkins aml cll cml maintenance quimio quimioterapia neutrofilos leucemia linfoma mieloma radioterapia inmunoterapia trasplante transplante oncologo oncologa neutropenia neutropenica neutropenico quimios metastasis trodelvy avastin doxorubicin adriamycin cyclophosphamide temodar temozolomide
  mets metastasis tchp folfiri gemcitabine gemzar irinotecan pemetrexed alimta bortezomib velcade daratumumab darzalex lenalidomide
  revlimid ipilimumab yervoy atezolizumab tecentriq durvalumab imfinzi blinatumomab blincyto azacitidine decitabine vincristine etoposide
  bendamustine morphine oxycodone opioids nadir teclistamab epcoritamab ibrutinib abraxane nerlynx tukysa piqray lenvima nexavar sutent votrient cabometyx inlyta stivarga lonsurf zejula rubraca
  talzenna tagrisso alecensa xalkori lorbrena tafinlar mekinist zelboraf braftovi mektovi calquence brukinsa jakafi sprycel tasigna
  bosulif iclusig erleada nubeqa xtandi zytiga pluvicto lutathera padcev elahere mylotarg besponsa kyprolis pomalyst ninlaro xpovio
  perjeta phesgo cyramza erbitux vectibix halaven ixempra navelbine cytoxan rituxan gazyva kymriah yescarta carvykti abecma imbruvica
  gleevec lumakras krazati chop bep fec flot capox xelox mvac beacopp
`)}|white count|white cells|white blood|anc|central line|ac t|ac th|car t|stem cell|bone marrow|targeted therapy|[a-z]{3,}(?:umab|ximab|zomib|tinib|ciclib|parib|platin|taxel|rubicin|tecan|citabine)|(?:had|on|got|of|with) ac|defensas (?:\\S+ ){0,2}(?:bajas?|en \\d+|por el suelo))`

export const ON_TREATMENT = new RegExp(` ${TREATED} `)

const DRUG_STEM =
  '[a-z]{2,}(?:mab|nib|platin|taxel|rubicin|ciclib|parib|limus|azole|statin|cillin|mycin|prazole|setron|tidine|sone|solone|zepam|zolam|codone|morphone|fentanil|triptan|sartan|lukast|gliptin|tecan|bine|trexate|mustine|pezil|oxetine|traline|afil|dronate|dronic|ximab|zumab|pril|olol|dipine|xaban|gabalin|pentin|floxacin|cycline|profen|thyroxine|terone|lutamide|rasib|degib|grastim|relin|relix|floxacin|oxacin|gliflozin|glutide|azine|amide|thiazide)'

/** Names and kinds of medicines, given by prescription or over the counter. */
export const MEDICINE = `(?:${DRUG_STEM}|${words(`
  medicine medicines medication medications pill pills tablet tablets capsule capsules drug drugs dose doses dosage dosages
  antibiotic antibiotics painkiller painkillers steroid steroids opioid opioids insulin antidepressant antidepressants antipsychotic
  antipsychotics inhaler injection injections shot chemo laxative laxatives sedative sedatives tylenol acetaminophen paracetamol
  ibuprofen advil motrin aleve naproxen aspirin benadryl diphenhydramine zofran ondansetron compazine imodium loperamide morphine
  oxycodone oxycontin percocet vicodin norco dilaudid fentanyl tramadol codeine methadone hydrocodone gabapentin lyrica ativan
  lorazepam xanax valium ambien melatonin prednisone dexamethasone decadron tamoxifen letrozole anastrozole arimidex exemestane
  capecitabine xeloda methotrexate imatinib gleevec ibrance verzenio kisqali lynparza warfarin coumadin eliquis xarelto heparin
  lovenox metformin lisinopril prozac zoloft lexapro effexor adderall seroquel abilify lithium carbamazepine keppra neulasta
  nyquil dayquil mucinex sudafed claritin zyrtec allegra tums miralax senna senokot colace dulcolax lomotil robitussin
  temodar temozolomide revlimid tagrisso zytiga xtandi casodex lupron hydroxyurea mercaptopurine venetoclax imbruvica
  digoxin amiodarone flecainide clonidine nitroglycerin colchicine theophylline accutane isotretinoin asparaginase statin statins diuretic diuretics antihistamine antihistamines blocker blockers omeprazole pepcid sertraline citalopram duloxetine venlafaxine quetiapine olanzapine haloperidol zolpidem trazodone creon lactulose macrogol movicol oramorph
`)}|(?:sleeping|pain|nausea|blood pressure|cancer|chemo|water|hormone|birth control|anti nausea|iron) (?:pill|pills|tablet|tablets|medicine|medicines|medication|medications|med|patch|patches)|blood thinners?|pain ?killers?|cough syrup|pancreatic enzymes)`

/** What pharmacies of the United States sell to anybody. */
export const OVER_THE_COUNTER = words(`
  acetaminophen advil aleve allegra antacid antacids antihistamine antihistamines aspirin benadryl bisacodyl calcium cetirizine
  cimetidine claritin colace dextromethorphan diphenhydramine docusate dulcolax famotidine fexofenadine guaifenesin hydrocortisone
  ibuprofen imodium iron laxative laxatives lidocaine loperamide loratadine magnesium melatonin metamucil miralax motrin mucinex
  naproxen nexium omeprazole otc paracetamol pepcid pepto prilosec probiotics senna senokot simethicone sunscreen tums tylenol
  vitamin vitamins zyrtec
`)

/** Ways of treating cancer that a person may be asked to choose between. */
export const TREATMENT = `(?:${words(`
  treatment treatments chemo chemotherapy radiation radiotherapy surgery mastectomy lumpectomy immunotherapy prostatectomy
  hysterectomy transplant regimen therapy therapies operation brachytherapy proton surveillance orchiectomy hospice reconstruction
  colectomy ablation dialysis folfox folfirinox clinical trial hormones tamoxifen letrozole anastrozole keytruda enhertu herceptin
  trastuzumab kadcyla lupron radioiodine
`)}|hormone (?:therapy|treatment|blockers?)|targeted therapy|watchful waiting|[a-z]{3,}(?:mab|nib|platin|taxel|rubicin|ciclib|parib))`
