/** What speaks against warning signs of suicide: fear of death, humor, and care that is planned for the end of life. */
import { phrase } from './phrase.ts'
import type { Sign } from './rule.ts'

export const signsAgainst: readonly Sign[] = [
  {
    kind: 'comfort',
    weight: -4,
    pattern: phrase(
      '(?:haha|hahaha|lol|lmao|joking|just kidding|funny|bucket list|recipes?|wedding|graduat\\w*|allerg\\w+|parking garage)',
      '(?:afraid|scared|terrified|fear|fears|worried|worry|anxious|frightened|panic) {3} (?:of|to|about|that|i|he|she|my|he will|she will) {5} (?:die|dying|death|dead|wake|lose|lost)',
      '(?:afraid|scared|terrified|worried|frightened) {8} not {1} wake',
      '(?:do not|does not|not) want (?:him |her |them |my \\S+ )?to die',
      '(?:want|hope|plan|pray) {2} (?:to live|to survive|to beat)',
      '(?:clinic|nurse|doctor|hospital|form|questionnaire|they|survey) {2} (?:asks?|asked|asking) (?:me |us )?(?:if|whether|about)',
      '(?:refill|refills|refilled|pharmacy|holiday|vacation|on sunday who)',
      '(?:dispose|disposing|throw away|throw out|get rid of|take back|return)',
      '(?:how (?:do|can|should|does|could) (?:i|we|you|people|one|families)|what (?:is|are|does|should|helps)|who (?:do|can|should)|where (?:do|can)) {9} (?:hospice|palliative|support|grief|cope|comfort|prepare|talk|tell|explain|help|ask|say|write|prevent|avoid|treat|manage|sleep better)',
      'without (?:my|his|her) (?:income|salary|paycheck|job|wages)',
      '(?:grow|growing|grew|go on|carry on|manage|live|living) {2} without (?:me|him|her)',
      '(?:passed|passed away|was killed|died) {6} (?:years?|months?|weeks?) ago',
    ),
  },
  {
    kind: 'planning',
    weight: -3,
    pattern: phrase(
      'can {1} (?:surgery|scan|chemo|operation|it|biopsy) {1} be {1} (?:sooner|earlier|moved|done)',
      '(?:hospice|palliative|wills|funeral wishes|weeks or days|days or weeks|lawyer|attorney|social worker|notary|legacy|memory (?:box|book)|checklist|advance directive|living will|funeral home|support group|helpline|volunteer|study|statistics|trial|side effects?|leaflet|insurance (?:denied|company|cover))',
    ),
  },
]
