/** What is said in several words or forms, each as one: what is left of a text by them is compared word by word. */

const NUMBER_WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand'
const NUMBER = String.raw`(?:\$ ?)?(?:\d[\d.,]*\d|\d|(?:${NUMBER_WORDS}|half|(?:a|one) (?:third|quarter))\b)`
const SPAN = '(?:minute|hour|day|week|month|year)'

const PHRASES: [RegExp, string | ((match: string) => string)][] = [
  // What only leads up to a claim.
  [
    /^(?:in other words|in short|in brief|put simply|simply put|in addition|additionally|moreover|likewise|(?:please )?(?:remember|note|keep in mind)(?: that)?|it (?:is|may be) (?:important|helpful|good|useful) to (?:know|note|remember) that),? /,
    '',
  ],
  [
    /\b(?:right|straight) (?:away|off)\b|\bat once\b|\bright now\b|\bwithout (?:delay|waiting)\b|\bpromptly\b/g,
    'immediately',
  ],
  [/\bnot only\b|-only\b/g, ' '],
  [/\bcalled\b/g, 'named'],
  [/\bfrequently\b/g, 'often'],
  [/\babove all\b|\ball the way\b/g, ' '],
  [/\bin place of\b|\bin (?:its|their) (?:place|stead)\b/g, 'instead'],
  // "As soon as you can": as it can be, and not perhaps.
  [/\bas (\w+(?: \w+)?) as (?:(?:you|they|it) can|can be)\b/g, '$1'],
  [/\beach\b/g, 'every'],
  [/\ball right\b/g, 'fine'],
  [/\bonly (?:a )?few\b/g, 'few'],
  [/\b(?:whatever|no matter) (?:(?:what|which) )?(?:the|your)\b/g, 'every'],
  [
    /\b(?:nearly|almost) always\b|\bmost of the time\b|\bin most cases\b|\bfor the most part\b|\bmost (?:often|commonly|frequently)\b/g,
    'mostly',
  ],
  [/\bat times\b|\bfrom time to time\b|\b(?:every )?now and then\b|\bin some cases\b/g, 'sometimes'],
  [/\bcan(?:'t|not)\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'(?:re|m)\b/g, ' are'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'s\b/g, ' '],
  [/\bnot (?:(?:all|just|quite|exactly) )?the same\b/g, 'different'],
  [/\bnot (?:just|merely|simply)\b/g, ' '],
  [/\b(?:do|does|did) not (?:have|need) to (?=mean\b)/g, 'does not necessarily '],
  [/\b(?:is|are|am) not able to\b/g, 'can not'],
  [/\b(?:is|are|am) able to\b/g, 'can'],
  [/\b(?:(?:is|are|be|being|am) )?unable to\b/g, 'can not'],
  [/\bin order to\b/g, 'to'],
  [/\btalk (it |this |that |things )?(?:over|through)\b/g, 'talk $1'],
  [/\b(?:as well as|along with|together with)\b/g, 'and'],
  [/\bas well\b/g, 'too'],
  [/\bas (?:it is|they are) needed\b/g, 'as needed'],
  [/\bwith no\b(?! more| less)/g, 'without'],
  [/(?<=, )as (?=(?:it|they|this|these|you)\b)/g, 'since '],
  [/\ba lot of\b|\blots of\b/g, 'many'],
  [/\bhealth ?care\b/g, 'care'],
  [/\b(?:prior to|ahead of|in advance of)\b/g, 'before'],
  [/\b(?:such as|for example|for instance|e\.g\.)/g, 'like'],
  [/\bemergency (?:room|department)\b/g, 'er'],
  [/\bcancer (?:doctor|specialist)/g, 'oncologist'],
  // "Use" and the US have one stem.
  [/\bus(?:e|es|ed|ing)\b/g, 'utilize'],
  [/\b(?:long[- ]lasting|long[- ]term)\b/g, 'lasting'],
  [
    /\b(?:that )?(?:starts?|begins?|forms?|develops?|arises?) in (?:the )?(?=(?:[\w]+ ){0,2}(?:cells?|glands?|tissues?|lining)\b)/g,
    'of ',
  ],
  [/\b(?:downside|drawback|disadvantage)(s?)\b/g, 'bad side$1'],
  [/\b(?:upside|benefit|advantage)(s?)\b/g, 'good side$1'],
  // Verbs of two words.
  [/\b(?:come|comes|coming|came) out\b/g, 'remove'],
  [
    /\b(?:come|comes|coming|came|grow|grows|growing|grew|grown) back\b|\bregr(?:ow|ows|owing|ew|own)\b|\brecur(?:s|red|ring|rence)?\b|\breturn(?:s|ed|ing)\b/g,
    'return',
  ],
  [/\b(?:go|goes|going|went|gone) away\b|\bclear(?:s|ed|ing)? up\b|\bdisappear(?:s|ed|ing)\b/g, 'disappear'],
  [/\b(?:go|goes|going|went) on (?=for\b)/g, 'last '],
  [
    /\b(?:take|takes|taking|taken|took|cut|cuts|cutting) ((?:it|them|this|these) )?out\b|\bremov(?:es|ed|ing|al)\b/g,
    'remove $1',
  ],
  [/\b(?:find|finds|finding|found) out\b/g, 'learn'],
  [/\b(?:turn|turns|turned) out (?:not )?to (?:be|have)\b/g, match => (match.includes('not') ? 'is not' : 'is')],
  [/\b(?:throw|throws|throwing|threw) up\b/g, 'vomit'],
  [
    /\b(?:get|gets|getting|got|become|becomes|becoming|became|grow|grows|growing) worse\b|\bworsen(?:s|ed|ing)?\b/g,
    'worse',
  ],
  [/\b(?:get|gets|getting|got|become|becomes|becoming|became) better\b|\bimprov(?:e|es|ed|ing|ement)\b/g, 'improve'],
  [/\b(?:put|puts|putting) off\b|\bpostpon(?:e|es|ed|ing)\b/g, 'delay'],
  [/\b(?:leave|leaves|leaving|left) out\b|\b(?:stay|keep|steer|staying|keeping) (?:away from|clear of)\b/g, 'avoid'],
  [/(?<=^|[.;:,] |\band |\bso |please )do not (?:eat|drink)\b/g, 'avoid'],
  [/\b(?:is|are) (?:(\w+) )?treated (?:with|by|in (?=(?:two|three|four)\b))/g, 'treatment $1 is '],
  // "Keep it from coming back": that it does not.
  [
    /\b(keep|keeps|kept|keeping|stop|stops|stopping|prevent|prevents|preventing) ((?:[\w'-]+ ){1,3})from (?=\w+ing\b|return|disappear|worse)/g,
    '$1 $2not ',
  ],
  [/\b(?:leave|leaves|leaving) ((?:\w+ ){1,4})out\b/g, 'avoid $1'],
  [/\b(?:done|do|did|does|doing) again\b|\brepeat(?:s|ed|ing)\b/g, 'repeat'],
  [/\ballergic reactions?\b/g, 'allergy'],
  [/\boverdose of\b/g, 'too much of'],
  [/\bno use\b/g, 'useless'],
  [/\bdeadline\b/g, 'last day'],
  [/\bplus\b/g, 'and'],
  [/\bwatch(?:ing)? (?:out )?for\b/g, 'look for'],
  [/\bcertain (?=(?:[a-z]+ )?[a-z]+s\b)/g, 'some '],
  [/\bby (?:itself|themselves|myself)\b|\bon (?:its|their) own\b/g, 'alone'],
  // Less and more of a chance.
  [/\b(?:make|makes|making|made) ((?:[\w-]+ ){0,5}?)(more|less) likely\b(?: that\b)?/g, '$2likely $1'],
  [
    /\b(?:raises?|raised|raising|increas(?:e|es|ed|ing)|higher|greater|bigger|larger) (?:(?:the|your|their|a|its|his|her) )?(?:risk|chance|odds|likelihood)s?(?: (?:of|that|for)\b)?/g,
    'morelikely',
  ],
  [
    /\b(?:lowers?|lowered|lowering|reduc(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|cuts?|smaller) (?:(?:the|your|their|a|its|his|her) )?(?:risk|chance|odds|likelihood)s?(?: (?:of|that|for)\b)?/g,
    'lesslikely',
  ],
  [/\b(more|less) likely\b/g, '$1likely'],
  [/\bless (?:well|effective(?:ly)?)\b/g, 'not as well'],
  [/\bnot (?:be )?as effective(?:ly)?\b/g, 'not as well'],
  // What brings something about.
  [
    /\b(?:lead|leads|leading|led) to\b|\b(?:bring|brings|bringing|brought) on\b|\bresult(?:s|ed|ing)? in\b|\bgiv(?:e|es|ing) rise to\b/g,
    'cause',
  ],
  // Numbers: ages, shares, spans and bounds.
  [/\b(over|under|above|below|before|after|from|between) (?:the )?ages? (?:of )?(?=\d)/g, '$1 '],
  [/\b(?:at )?(?:the )?age[sd]?(?: of)? (?=\d)/g, 'at '],
  [/(?<=\d) years? (?:old|of age)\b/g, ''],
  [/\bsingle\b/g, 'one'],
  [/\btwice\b/g, 'two times'],
  // "Flush once"; but "once it is over".
  [/\bonce(?=$|[.,;!?])/g, '1 times'],
  [/\bthrice\b/g, 'three times'],
  [/\b(\d+)[- ](?=(?:day|week|month|year|hour|minute)s?\b)/g, '$1 '],
  [new RegExp(String.raw`\b(?:every|each|per|one) (?=${SPAN}\b)`, 'g'), 'a '],
  [/\beveryday\b/g, 'daily'],
  [/(?<=\b(?:once|times) )daily\b/g, 'a day'],
  [/\bweekly\b/g, 'a week'],
  [/\bmonthly\b/g, 'a month'],
  [/\b(?:yearly|annual|annually)\b/g, 'a year'],
  [
    new RegExp(
      String.raw`(?<=(?:\d|\b(?:${NUMBER_WORDS}|one))) (?:out of|of|in) (?:every )?(?=\d|(?:${NUMBER_WORDS})\b)`,
      'g',
    ),
    ' in ',
  ],
  [new RegExp(String.raw`\b(?:between|from) (${NUMBER}) (?:and|to|until|through) (?=${NUMBER})`, 'g'), '$1 to '],
  // A short name and its number are one word, as in the index.
  [/\b(her|ki|brca|pd|cdk|bcl|ca|t)[-\s](?=\d|l1\b|dm1|dxd)/g, '$1'],
  [/\bt-dxd\b/g, 'tdxd'],
]

const LEAST =
  'from|at least|no less than|no fewer than|not less than|more than|over|above|longer than|higher than|greater than|older than|reach|reaches|a minimum of'
const MOST =
  'at most|no more than|not more than|less than|fewer than|under|below|up to|within|as long as|as much as|as many as|lower than|shorter than|younger than|a maximum of'
const UNIT = '(?: (?!or\\b|and\\b|to\\b)[a-z°%]+){0,3}?'
const SAME_NUMBER = String.raw`(?: \((?:${NUMBER})[^)]{0,20}\)|, which is (?:${NUMBER})[^,]{0,20},)?`

/** "At least 3", "3 or more": a bound stands as one sign before its number, and before what is the same number in another unit. */
const BOUNDS: [RegExp, string][] = (
  [
    ['⩾', LEAST, 'more|higher|above|over|older|longer|greater'],
    ['⩽', MOST, 'less|fewer|lower|below|under|younger|shorter'],
  ] as const
).flatMap(([sign, before, after]): [RegExp, string][] => [
  [new RegExp(String.raw`\b(?:${before}) (?=${NUMBER})`, 'g'), sign],
  [
    new RegExp(String.raw`(${NUMBER}${UNIT}${SAME_NUMBER}),? (?:or|and) (?:even )?(?:${after})\b(?! ${NUMBER})`, 'g'),
    sign,
  ],
])

/** The same number in another unit has the same bound: "38 °C (100.4 °F)". */
const SAME_BOUND = new RegExp(String.raw`([⩾⩽])(${NUMBER}${UNIT} [(])(?=\d)`, 'g')

/** The text with one phrase for all that mean the same. It is in lower case already. */
export function unifyPhrases(text: string): string {
  let plain = text
  for (const [pattern, put] of PHRASES)
    plain = typeof put === 'string' ? plain.replace(pattern, put) : plain.replace(pattern, put)
  return plain.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, ' ')
}

/** The text with its bounds as signs. */
export function markBounds(text: string): string {
  let plain = text.replace(/(?:≥|>=?) ?(?=\d)/g, '⩾').replace(/(?:≤|<=?) ?(?=\d)/g, '⩽')
  for (const [pattern, sign] of BOUNDS)
    plain = plain.replace(pattern, (_match, counted: unknown) =>
      typeof counted === 'string' ? `${sign}${counted.replace(/(?<=\(|which is )/, sign)}` : sign,
    )
  return plain.replace(SAME_BOUND, '$1$2$1')
}
