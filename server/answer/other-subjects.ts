/** Subjects that sound like ours and are another's: illnesses beside cancer, giving blood, and animals. What the library says by the way of cancer is no answer to them. */
import { splitStems } from '../knowledge/tokens.ts'

/** Illnesses that people ask about, and that may well be named in an article on cancer without being its subject. */
const ILLNESS =
  /\b(?:diabet\w+|asthma\w*|lupus|eczema|psoriasis|arthritis|arthritic|dementia|alzheimer\w*|parkinson\w*|epilep\w+|multiple sclerosis|myasthenia(?: gravis)?(?<!\bthym.*)(?!.*\bthym)|migraines?|gout|copd|autis\w+|adhd|bipolar|schizophren\w+|fibromyalgia|celiac|crohn\w*|colitis|endometriosis|pcos|acne|hernias?|h(?:a)?emorrhoids?|appendicitis|glaucoma|cataracts?|hiv|aids|herpes|chlamydia|syphilis|std|stds|(?:kidney|gall|bladder) ?stones?|sleep (?:apn\w+|paralysis)|(?:down|noonan|turner|marfan|angelman|emanuel)(?:'s)? syndrome|cystic fibrosis|sickle cell|thalassemia|h(?:a)?emophilia|blood pressure|hypertension|cholesterol|arrhythmia|heart attack|heart failure|stroke|macular degeneration|tuberculosis|malaria|measles|chicken ?pox|common cold|pneumonia|ectopic pregnancy|infertility|tsh|hypothyroid\w*|hyperthyroid\w*|graves)\b/gi
const SYNDROME =
  /\b(?!lynch\b|li-fraumeni\b|cowden\b|blood\b|gene\b|genetic\b|inherited\b|panic\b|anxiety\b|sleep\b|myelodysplastic\b|myeloproliferative\b)[\w-]+ (?:syndrome|disorder|deficiency|dystrophy)\b/gi
/** What one gives to others. */
const GIVING =
  /\borgan donor|\bblood donor|\b(?:donate|donating) (?:my )?(?:blood|organs?|body|plasma|hair)|\b(?:can|could|may|should|allowed to|want to) (?:i |we |he |she )?give (?:my )?(?:blood|organs?|plasma)\b/gi
/** What one wants done, or wants of one's body. */
const WISHES =
  /\b(?:book|schedule|make|cancel|reschedule|change) (?:me |us )?(?:my |an? )?(?:appointment|visit)|\b(?:how (?:do|can|to)(?: i| we)?|want to|trying to|need to) lose (?:weight|\d+ (?:pounds|lbs|kilos|kg))/gi
/** A baby that cries or has a fever, with no cancer near. */
const BABY =
  /\b(?:my|our|the) (?:baby|newborn|infant|toddler)(?: \w+ing\b|(?:'s|’s)? (?:has|have|won['’]?t|is|keeps)\b)/i
const CANCER_NEAR = /\b(?:cancer|chemo\w*|radi\w+|tumou?r|leuk\w+|treatment|iodine|scan|port)\b/i
/** "My dog's lymphoma", "my cat has a tumor". */
const ANIMAL =
  /\b(?:my|our|the|a) (?:\w+ )?(?:dog|cat|puppy|kitten|horse|rabbit|pet)(?:'s|’s)? (?:has|have|had|got|with|was diagnosed|\w*oma\b|(?:\w+ )?(?:cancer|tumou?r|leuk\w+))/i

/** Who treats patients asks about one of theirs, or wants a text of their own written or put right: no article is for that. */
const PROFESSIONAL = new RegExp(
  [
    String.raw`\b(?:my|our|a|this|these|for|in) (?:\w+ ){0,2}patients?\b(?! (?:portal|navigator|advoca\w+|assistance|education|rights?|care|support|group|guide))|\bpt is\b|\bpatient (?:is|was|were|has|had|presents?|presenting|denies|with|post|now|on)\b`,
    String.raw`\b(?:i'm|i am|im|as) an? (?:\w+[- ]){0,3}(?:oncologist|surgeon|physician|resident|pathologist|radiologist|fellow|pharmacist|registrar)\b|\b(?:physician|clinician|\w+ fellow|resident) here\b`,
    String.raw`\b(?:grammar|grammer) check\b|\b(?:assessment and plan|hpi|pmh|ddx|hx|s\/p|soap note|discharge summary|case reports?|literature|meta-analys[ei]s|journal club|tumou?r board|lecture|abstract|worksheet|textbooks?|proposal)\b`,
    String.raw`^\W*(?:improve|shorter|correct|rewrite|proofread|polish|draft|keep this in mind)\b|\b(?:drafting|write|writing|prepare|preparing|make) (?:me |us )?an? (?:\w+ ){0,2}(?:note|handoff|table|story|class|summary|essay|poem|report|update|letter of)\b`,
  ].join('|'),
  'i',
)

/** What came out of late: articles say what has stood for a while. */
const NEWS =
  /\b(?:approved|approvals?|published|came out|released)\b.{0,40}\b(?:(?:past|last|this) (?:\w+ )?(?:years?|months?|weeks?)|in 20\d\d|recently|lately)\b|\b(?:latest|newest|most recent) (?:\w+ ){0,3}(?:approvals?|approved|breakthroughs?|research|stud(?:y|ies)|news|data)\b/i

/** The subjects beside cancer and its care that a message names, in stems. */
export const listOtherSubjects = (text: string): string[][] =>
  [...text.matchAll(ILLNESS), ...text.matchAll(SYNDROME), ...text.matchAll(GIVING), ...text.matchAll(WISHES)].map(
    ([name]) => splitStems(name),
  )

/** Whether somebody wants something that no article helps with. */
export const isOtherWish = (text: string) =>
  text.search(GIVING) >= 0 || text.search(WISHES) >= 0 || (BABY.test(text) && !CANCER_NEAR.test(text))

/** Whether it is an animal that is ill. */
export const isOfAnimal = (text: string) => ANIMAL.test(text)

/** Whether somebody writes as who treats patients, or wants a text written. */
export const isProfessional = (text: string) => PROFESSIONAL.test(text)

/** Whether somebody asks for what is new. */
export const asksForNews = (text: string) => NEWS.test(text)
