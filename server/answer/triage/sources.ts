/** The public pages that the rules act on. Each was read; `date` is of the version that was read. */
import type { RuleSource } from './rule.ts'

export const sources = {
  suicide: {
    publisher: 'National Institute of Mental Health',
    title: 'Frequently Asked Questions About Suicide',
    link: 'https://www.nimh.nih.gov/health/publications/suicide-faq',
    date: 'undated',
  },
  selfHarm: {
    publisher: 'NHS Hull',
    title: 'Self-harm',
    link: 'http://hullccg.nhs.uk/conditions/self-harm',
    date: 'undated',
  },
  fever: {
    publisher: 'Centers for Disease Control and Prevention',
    title: 'Watch Out for Fever',
    link: 'https://www.cdc.gov/cancer/preventinfections/fever.htm',
    date: 'undated',
  },
  callDuringTreatment: {
    publisher: 'American Society of Clinical Oncology (Cancer.Net)',
    title: 'When to Call the Doctor During Cancer Treatment',
    link: 'https://www.cancer.net/navigating-cancer-care/how-cancer-treated/when-call-doctor-during-cancer-treatment',
    date: '2020-08',
  },
  emergencies: {
    publisher: 'A.D.A.M. Medical Encyclopedia (MedlinePlus)',
    title: 'Recognizing medical emergencies',
    link: 'https://medlineplus.gov/ency/article/001927.htm',
    date: 'undated',
  },
  heart: {
    publisher: 'American Heart Association',
    title: "Don't Die of Doubt. Know the Signs.",
    link: 'https://www.heart.org/en/affiliates/dont-die-of-doubt_know-the-signs',
    date: 'undated',
  },
  stroke: {
    publisher: 'Mayo Clinic',
    title: 'Act FAST if you suspect stroke',
    link: 'https://www.mayoclinic.org/diseases-conditions/stroke/in-depth/health-tip/art-20450579',
    date: '2019-11-15',
  },
  anaphylaxis: {
    publisher: 'NHS',
    title: 'Symptoms of anaphylaxis',
    link: 'http://www.nhs.uk/Conditions/Anaphylaxis/Pages/Symptoms.aspx',
    date: 'undated',
  },
  poison: {
    publisher: 'Commonwealth of Massachusetts',
    title: 'When to call the Poison Control Center, and when to call 911',
    link: 'https://www.mass.gov/info-details/when-to-call-the-poison-control-center-and-when-to-call-911',
    date: 'undated',
  },
  carbonMonoxide: {
    publisher: 'NC Poison Control',
    title: 'Carbon monoxide',
    link: 'https://ncpoisoncontrol.org/types-of-poisons/common-poisons-at-home-and-work/carbon-monoxide',
    date: 'undated',
  },
  spine: {
    publisher: 'Cancer Research UK',
    title: 'Spinal cord compression',
    link: 'http://www.cancerresearchuk.org/about-cancer/coping-with-cancer/coping-physically/spinal/what-spinal-cord-compression-is',
    date: 'undated',
  },
  headInjury: {
    publisher: 'Mayo Clinic',
    title: 'Head trauma: First aid',
    link: 'http://www.mayoclinic.com/health/first-aid-head-trauma/FA00008',
    date: 'undated',
  },
  vomiting: {
    publisher: 'Marshfield Clinic Health System',
    title: 'Urgent Chemotherapy Health Concerns',
    link: 'https://qa.marshfieldclinic.org/specialties/cancer-care/cancer-treatment/medical-oncology-hematology/health-concerns',
    date: 'undated',
  },
  missedDose: {
    publisher: 'Memorial Sloan Kettering Cancer Center',
    title: 'Taking Oral Medications for Cancer Treatment',
    link: 'https://www.mskcc.org/cancer-care/patient-education/taking-oral-medications-cancer-treatment',
    date: 'undated',
  },
  highSugar: {
    publisher: 'Health Service Executive (Ireland)',
    title: 'Hyperglycaemia',
    link: 'https://www2.hse.ie/conditions/type-1-diabetes/blood-glucose/hyperglycaemia/',
    date: 'undated',
  },
  mole: {
    publisher: 'NHS',
    title: 'Be Clear on Cancer: skin cancer',
    link: 'https://www.nhs.uk/be-clear-on-cancer/symptoms/skin-cancer',
    date: 'undated',
  },
  lump: {
    publisher: 'National Institute for Health and Care Excellence',
    title: 'Suspected cancer, information for the public: Breasts and armpits',
    link: 'https://nice.org.uk/guidance/ng12/ifp/chapter/Breasts-and-armpits',
    date: 'undated',
  },
  medicines: {
    publisher: 'U.S. Food and Drug Administration',
    title: 'Stop - Learn - Go: Tips for Talking with Your Pharmacist to Learn How to Use Medicines Safely',
    link: 'https://www.fda.gov/drugs/tips-seniors/stop-learn-go-tips-talking-your-pharmacist-learn-how-use-medicines-safely',
    date: 'undated',
  },
  prognosis: {
    publisher: 'National Cancer Institute',
    title: 'Understanding Cancer Prognosis',
    link: 'https://www.cancer.gov/about-cancer/diagnosis-staging/prognosis',
    date: 'undated',
  },
  diagnosis: {
    publisher: 'National Cancer Institute',
    title: 'How Cancer Is Diagnosed',
    link: 'https://www.cancer.gov/about-cancer/diagnosis-staging/diagnosis',
    date: 'undated',
  },
  stopping: {
    publisher: 'National Cancer Institute',
    title: 'Choices for Care When Treatment May Not Be an Option',
    link: 'http://www.cancer.gov/cancertopics/factsheet/support/hospice',
    date: 'undated',
  },
  choice: {
    publisher: 'American Cancer Society',
    title: 'What should you ask your doctor about advanced cancer?',
    link: 'https://www.cancer.org/treatment/understanding-your-diagnosis/advanced-cancer/questions-for-your-doctor.html',
    date: 'undated',
  },
  ethics: {
    publisher: 'World Medical Association',
    title: 'WMA International Code of Medical Ethics',
    link: 'https://wma.net/wma?p=6643',
    date: '2022-10',
  },
  injection: {
    publisher: 'OWASP GenAI Security Project',
    title: 'LLM01:2026 Prompt Injection',
    link: 'https://raw.githubusercontent.com/GenAI-Security-Project/GenAI-LLM-Top10/main/2026/final/LLM01_PromptInjection.md',
    date: '2026',
  },
} as const satisfies Record<string, RuleSource>
