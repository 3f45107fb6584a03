/** What no writer, card or print may ever say to a patient; tests and writers run their text through it. */

interface Problem {
  name: string
  pattern: RegExp
}

/** A number of milligrams, tablets and the like, as a pattern. */
export const AMOUNT = String.raw`\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|milligrams?|micrograms?|grams?|g|ml|milliliters?|units?|iu|tablets?|pills?|capsules?|drops|puffs)\b`

const PROBLEMS: readonly Problem[] = [
  {
    name: 'a personal dose',
    pattern: new RegExp(
      String.raw`\b(?:take|give (?:him|her|them|your \w+)|use|inject|swallow|start (?:with|on|at)|you (?:should|can|could|may|need to|must) (?:take|have|use)|your dose (?:is|should be)|increase (?:it|your dose)? ?to|reduce (?:it|your dose)? ?to)\s+(?:\w+\s+){0,4}?${AMOUNT}`,
      'i',
    ),
  },
  {
    name: 'a change of medicine',
    pattern:
      /\b(?:you (?:should|can|could|may|must|need to)|it is (?:fine|safe|ok|okay) (?:for you )?to|go ahead and|please)\s+(?:now\s+|safely\s+)?(?:stop|skip|double|halve|lower|raise|increase|reduce|switch|restart)\s+(?:taking\s+)?(?:your|the|this|that)\s+(?:\w+\s+){0,2}(?:dose|doses|medicines?|medications?|pills?|tablets?|drugs?|chemo(?:therapy)?|treatment)\b/i,
  },
  {
    name: 'survival figures for this person',
    pattern:
      /\b(?:your (?:chances?|odds|prognosis|life expectancy|survival(?: rate)?)\s+(?:is|are|of \w+ (?:is|are))\s+(?:about |around |roughly |only )?(?:\d|good|poor|excellent|low|high)|you (?:have|will live|can expect to live|may live|will survive)\s+(?:about |around |roughly |for |another |only )*(?:\d+|one|two|three|four|five|six|a few|several)\s+(?:to \w+ )?(?:days|weeks|months|years)\b(?! to (?:decide|choose|think|ask)\b)|\d+\s?%\s+chance (?:that )?you\b)/i,
  },
  {
    name: 'a diagnosis of this person',
    pattern:
      /\b(?:you (?:probably |likely |definitely |clearly |almost certainly )?(?:have|are suffering from) (?:an? )?(?:\w+[ -]){0,2}(?:cancer|tumou?r|leuka?emia|lymphoma|melanoma|metastas\w+|infection|blood clot|stroke|heart attack)\b(?! (?:and|treatment|care|team|center))|you are (?:\w+ )?stage (?:\d|i{1,3}v?|iv)\b|you have stage\b|this is (?:definitely|certainly|clearly|not|probably) (?:an? )?(?:cancer|tumou?r|stroke|heart attack))/i,
  },
  {
    name: 'a reason not to call',
    pattern:
      /\b(?:you (?:do not|don['’]t) (?:need|have) to (?:call|see|go|phone|contact|tell)|no need to (?:call|see|go to|phone|contact)|(?:nothing|not something) to worry about|there is no reason to (?:call|worry|see))\b/i,
  },
  {
    name: 'a judgement on their doctor',
    pattern:
      /\byour (?:doctor|oncologist|surgeon|nurse|team|care team|hospital) (?:is|was|were|has been|have been) (?:\w+ )?(?:wrong|mistaken|careless|negligent|incompetent|bad|lazy|rude|right to|late|lying)\b|\byour (?:doctor|oncologist|surgeon|nurse|team|care team) (?:should(?:n['’]t| not)? have|made a mistake|failed)\b/i,
  },
  {
    name: 'a method of self-harm',
    pattern:
      /\b(?:lethal dose|fatal dose|painless way to die|(?:to|and) (?:kill|hang|poison) yourself|overdose (?:on|with) \w+ (?:by|to)|cut (?:deeper|along your))\b/i,
  },
  {
    name: 'a drug or trial ranked as best',
    pattern:
      /\b(?:the )?(?:best|most effective|number one|top) (?:\w+ )?(?:drug|chemo(?:therapy)?|medicine|medication|treatment|trial|therapy|regimen) (?:for you|is|for your|available)\b|\b\w+(?:mab|nib|platin|taxel|ciclib|parib|tecan) is (?:the best|better than|superior)\b/i,
  },
]

/** Names of the problems found in a text, in the order of the list; empty when it may be shown. */
export function neverShown(text: string): string[] {
  return PROBLEMS.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name)
}
