/** Changes of a body that public lists tell people to have looked at, and pain that may come from the spine: a doctor, today or soon. */
import { phrase } from './phrase.ts'
import type { Guard, Rule } from './rule.ts'
import { sources } from './sources.ts'

/** What began last week has not passed. */
const LASTING: readonly Guard[] = ['negation', 'long-past', 'resolved', 'hypothesis', 'general']
const AMOUNT = '(?:\\d+|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|a lot of|so much)'

export const changeRules: readonly Rule[] = [
  {
    id: 'unexplained-change',
    level: 'urgent',
    precedence: 244,
    language: 'en',
    pattern: phrase(
      '(?:losing|lost|lose) weight {3} (?:not know why|do not know why|no idea why|unexplained)',
      `(?:lost|losing|dropped|down) ${AMOUNT} {1} (?:pounds|lbs|kilos|kilograms|kg|weight|stone) {8} (?:without|no reason|for no|not (?:been )?(?:trying|dieting)|no (?:diet|idea|appetite)|unexplained)`,
      '(?:losing|lost) weight {4} (?:without trying|for no reason|no reason|without dieting|fast|rapidly)',
      '(?:weight|pounds|kilos) {2} (?:dropping|falling|coming|melting) off {4} (?:without|no reason|i|fast)',
      '(?:postmenopausal|post menopausal|after (?:my |the )?menopause|past (?:my |the )?menopause|through (?:the )?menopause|menopause (?:\\S+ )?(?:ago|behind me|over)) {10} (?:bleeding|spotting|blood|bled|period again)',
      '(?:bleeding|spotting|blood|bled) {8} (?:postmenopausal|post menopausal|after (?:my |the )?menopause|years after {2} last period)',
      '(?:bleeding|bled|bleed|spotting) {2} (?:after (?:sex|intercourse)|between (?:my )?periods)',
      '(?:testicle|testicles|ball|balls|testis|scrotum) {5} (?:heavy|hard|bigger|swollen|enlarged|lump|hurts|aches|pain)',
      '(?:cough|coughing) {6} (?:for|since) {2} (?:[3-9]|\\d\\d|three|four|five|six|seven|eight|several|many) (?:weeks|months)',
      '(?:hoarse|hoarseness|lost my voice) {6} (?:for|since) {2} (?:[3-9]|\\d\\d|three|four|five|six|seven|eight|several|many) (?:weeks|months)',
      '(?:bloated|bloating) {5} (?:every day|all the time|for weeks|most days|(?:[3-9]|three|four|five|six|several) weeks)',
      '(?:sore|ulcer|patch|spot) {5} (?:mouth|tongue|lip|gum|gums|cheek) {6} (?:not (?:heal|healing|healed|going away)|for (?:[3-9]|three|four|five|six|several) (?:weeks|months)|for (?:weeks|months))',
      '(?:drenching|soaking|drenched) {3} (?:night sweats|sweats at night|sheets|pajamas|bed) {6} (?:weeks|every night|months|lately)',
    ),
    excludes:
      / (?:hot flash(?:es)?|hot flushes|keto|diet plan|weight watchers|ozempic|surgery|c section|pregnan\w*|asthma|vasectomy|allerg\w+|removed|biopsy|already (?:seen|checked)|is (?:it|this) (?:\S+ )?cancer|what (?:does|is|are|causes)|can (?:cause|be)|common|tamoxifen|how (?:do|can)) /,
    guards: LASTING,
    card: 'urgent-doctor',
    source: sources.bodyChanges,
    positive: [
      'I lost 12 kg in 3 months without trying',
      'I went through menopause eight years ago and now I have spotting',
      'my left testicle feels heavy and bigger',
      'I have been coughing for six weeks',
      'there is an ulcer on my tongue that has not healed for weeks',
      'I bleed after sex since spring',
    ],
    negative: [
      'I lost 20 pounds on a keto diet',
      'What is postmenopausal bleeding?',
      'How do I check my testicles?',
      'I cough a little in the mornings',
      'Does menopause come early after chemo?',
      'I lost 10 kg without trying in 2012',
    ],
  },
  {
    id: 'new-back-pain',
    level: 'urgent',
    precedence: 219,
    language: 'en',
    pattern: phrase(
      '(?:back|spine|neck) {2} (?:pain|ache|hurts|hurting|aches) {8} (?:new|lying|lie down|lie flat|lying down|at night|wakes|worse|cough|sneeze|band|cannot sleep|started|suddenly|never had)',
      '(?:new|sudden|worse|worsening|unusual|getting worse) {3} (?:back|spine|neck) (?:pain|ache)',
      '(?:pain|ache|tightness) {4} (?:like a |as a )?(?:band|belt) {3} (?:around|round) {2} (?:chest|body|belly|waist|middle|ribs)',
    ),
    requires: / (?:cancer|mets|metastas[ei]s|metastatic|myeloma|lymphoma|tumou?rs?|bone lesions?|bones|secondaries) /,
    excludes: / (?:mattress|gardening|lifting|gym|for years|always had|shingles|bra|epidural|what (?:is|are|does)) /,
    guards: LASTING,
    card: 'urgent',
    source: sources.spine,
    positive: [
      'my back pain is new and worse when I lie down, I have prostate cancer',
      'New back pain since Monday. I have breast cancer in my bones.',
      'My spine hurts at night and wakes me, myeloma',
      'pain like a tight belt around my waist, I have bone mets',
      'dad has lung cancer and his back pain gets worse when he coughs',
    ],
    negative: [
      'Does back pain mean that cancer spread?',
      'I have had the same back pain for years, and breast cancer since May',
      'My back aches from gardening, I had cancer in 2010',
      'I have cancer but no back pain',
      'What is a spine metastasis?',
    ],
  },
]
