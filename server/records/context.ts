/**
 * Whether words are a finding of this patient now. The ways in which clinical text says that they are not follow NegEx and
 * ConText (Chapman 2001, Harkema 2009): denial, doubt, another person, another time, a condition. A trigger reaches until its
 * clause ends.
 */

export interface Context {
  isDenied: boolean
  /** Suspected, to be ruled out, one of several possibilities, or a condition: "if", "consider", "candidate for". */
  isDoubtful: boolean
  /** Of a relative. */
  isFamily: boolean
  isPast: boolean
  /** Will be given: "will receive", "scheduled for". */
  isPlanned: boolean
}

const CLAUSE =
  /[;:•]|,?\s(?:but|however|although|though|except|whereas|while|yet|nevertheless|aside from|apart from)\s|\.\s/gi

const DENIED_BEFORE =
  /\b(?:no|not|non(?=[-\s](?:malignant|neoplastic|cancerous))|without|den(?:ies|ied|y)|negative (?:for|of)|free (?:of|from)|absence(?: of)?|rules? out|ruled out|never|neither|nor|none of|lacks?|no (?:evidence|sign|history|known|personal history)(?: or (?:evidence|signs?))? of|declin(?:ed|es|ing)|refus(?:ed|es|ing)|not? (?:a )?candidate for|contraindicat\w+|held|avoid(?:ed)?|instead of|rather than|failed to (?:show|demonstrate))\b(?<gap>[^.;:]{0,90})$/i
const DENIED_AFTER =
  /^(?:[\s,]*\([^)]*\))?[\s,):]*(?:(?:is|was|were|are|has been|have been|cells?|tumou?r)\s+){0,2}(?:not (?:identified|seen|present|detected|found|given|performed|indicated|received|recommended|noted|pursued|started|done)|absent|ruled out|excluded|declined|deferred|refused|unlikely|contraindicated|negative\b|none identified|not\b)/i
const DOUBTFUL_BEFORE =
  /\b(?:if|should|would|could|(?-i:may)(?! (?:of )?(?:19|20)\d\d)|might|can|consider(?:ed|ing|ation of)?|suspicious (?:for|of)|suspected|suspicion (?:of|for)|concern(?:ing)? (?:for|of|about)|worrisome for|possibl[ey]|probabl[ey]|rule out|r\/o|to evaluate for|evaluat(?:e|ion) (?:for|of)|versus|vs\.?|differential (?:diagnosis|includes)|risk (?:of|for)|screen(?:ing|ed)? (?:for|of|mammogra\w+)|encounter for|prevention of|candidate for|candidate to|eligible for|eligibility for|recommend(?:ed|ation|ations|s|ing)?|discuss(?:ed|ion|ing)?|option(?:s)?(?: include| of)?|offer(?:ed|ing)?|benefit from|respon(?:se|d|sive) to|sensitiv\w+ to|resistan(?:t|ce) to|associated with|indicated (?:for|in)|approved|likelihood of|trial of|clinical trial|study of|leaning towards?|prefers?|interested in|would like|counsel\w*|refer(?:red|ral) for|predict\w*|in case of|unless|whether|question of|cannot exclude|not exclude|pending|awaiting|potential|information (?:on|about)|(?:leaflets?|booklets?|brochures?|handouts?|education|support groups?|website) (?:on|about|for)|treatment options)\b(?<gap>[^.;]{0,110})$/i
const DOUBTFUL_AFTER =
  /^[^.;,]{0,30}\b(?:to be considered|(?:would|might|could) be\b|(?:is|are|remains?) (?:another|one|a|the next) (?:reasonable |good |further )?(?:option|choice|possibility)|(?:is|are|was|were|will be|should be|can be|may be|could be) (?:suspected|considered|discussed|recommended|an option|offered|possible|pending|advised)|cannot be (?:excluded|ruled out)|is in the differential|versus|pending|to be determined|risks?(?: assessment)?\b|(?:was|were) reviewed|screening|test(?:ing)? (?:is )?pending|not (?:yet )?resulted)/i
const FAMILY =
  /\b(?:mother|father|sister|brother|aunt|uncle|cousin|grand(?:mother|father|parents?|daughter|son)|daughter|\bson\b|niece|nephew|sibling|parents?|maternal|paternal|relatives?|family history|family member|half-(?:sister|brother)|(?:wife|husband|spouse|partner|friend|neighbou?r|boss)(?= (?:has|had|was|is|died|got|with)\b))(?:'s|’s|s)?\b/gi
const PATIENT = /\b(?:she|he|the patient|patient|pt|they|who|I|her own|his own)\b/i
const PAST =
  /\b(?:history of|h\/o|hx of|hx|previous(?:ly)?(?: diagnosed(?: with)?)?|prior|remote|past|formerly|years ago|(?<=\b(?:he|she|pt|patient) )(?:had|has had)(?= an? )|in remission from|treated (?:in|for) (?:19|20)\d\d)\b(?<gap>[^.;:]{0,70})$/i
const PLANNED =
  /\b(?:will (?:be (?:given|treated with|started on|start(?:ing)?)|receive|start|begin|undergo|proceed (?:with|to)|switch to|change to|have|get|initiate|continue (?:with|to)?)|(?:is|are) (?:to (?:start|receive|begin|undergo)|scheduled (?:for|to)|planned|going to)|plan(?:s|ned|ning)? (?:to|for|is|:)|scheduled (?:for|to)|to (?:start|begin|receive|undergo)|set to|upcoming|awaiting)\b[^.;]{0,110}$/i

/** Whether a list goes on over its commas; a verb of its own begins another statement. */
const NEW_START =
  /,(?!\s*or\b)[^,]*\b(?:is|was|has|had|have|shows?|showed|underwent|received|with|completed|status post|s\/p|currently|consistent with)\b/i

export function contextOf(text: string, start: number, end: number): Context {
  const from = lastEnd(text, start)
  const before = text.slice(from, start)
  const after = text.slice(end, nextEnd(text, end))
  const denial = DENIED_BEFORE.exec(before)
  const past = PAST.exec(before)
  const doubt = DOUBTFUL_BEFORE.exec(text.slice(lastFullEnd(text, start), start))
  const isDenied =
    (denial !== null &&
      !NEW_START.test(denial.groups?.gap ?? '') &&
      // "No residual disease after 3 cycles of carboplatin" denies what it says before.
      !/\b(?:after|following|despite|since|s\/p|status post|(?:she|he|they|patient) (?:was|is|has|had|then|now))\b/i.test(
        denial.groups?.gap ?? '',
      ) &&
      !/\b(?:not only|no longer|no change|no new)\b/i.test(denial[0])) ||
    DENIED_AFTER.test(after)
  return {
    isDenied,
    isDoubtful: (doubt !== null && !NEW_START.test(doubt.groups?.gap ?? '')) || DOUBTFUL_AFTER.test(after),
    isFamily: isOfFamily(text, start),
    isPast:
      past !== null && !NEW_START.test(past.groups?.gap ?? '') && !/\bno (?:prior|previous|past)\b/i.test(past[0]),
    isPlanned: PLANNED.test(text.slice(lastFullEnd(text, start), start)),
  }
}

function lastEnd(text: string, at: number): number {
  let end = 0
  for (const match of text.slice(0, at).matchAll(CLAUSE)) end = match.index + match[0].length
  return end
}

function nextEnd(text: string, at: number): number {
  const match = new RegExp(CLAUSE.source, 'i').exec(text.slice(at))
  // A colon right behind a word belongs to its value.
  return match && match[0] !== ':' ? at + match.index : text.length
}

/** A colon does not end what is doubted: "Treatment options: …". */
function lastFullEnd(text: string, at: number): number {
  return Math.max(0, ...[...text.slice(0, at).matchAll(/;|\.\s/g)].map(match => match.index + 1))
}

/** A relative named anywhere in the sentence, unless the patient is the subject in between. */
function isOfFamily(text: string, at: number): boolean {
  for (const match of text.matchAll(FAMILY)) {
    const end = match.index + match[0].length
    const between = match.index < at ? text.slice(end, at) : text.slice(at, match.index)
    if (/\b(?:no|without) (?:known )?$/i.test(text.slice(0, match.index)) && /family history/i.test(match[0]))
      return true
    if (
      match.index < at
        ? !PATIENT.test(between)
        : !/[.;]|\b(?:and|accompanied by|with|here with|lives with)\b/i.test(between)
    )
      return true
  }
  return false
}

/** "HER2-positive breast cancers are treated with …", "tamoxifen can cause …". */
const KINDS_AT_LARGE =
  /\b(?:cancers|carcinomas|lymphomas|leukemias|sarcomas|melanomas) (?:that \w+ )?(?:(?:usually|often|sometimes|also|always|rarely) )?(?:are (?!s\/p|status)|do\b|have (?!been)|can\b|may\b|tend\b|respond|grow)/i

/** A key to a scale ("0, 1+ = negative; 2+ = equivocal") or a sentence about people at large: true of a test, not of this patient. */
export function isGeneral(text: string): boolean {
  return (
    KINDS_AT_LARGE.test(text) ||
    /\b(?:reference (?:range|interval)|normal range|\breference\s*:|defined as|is defined|cut-?off|threshold|ASCO\/?CAP|guidelines?|interpretation (?:guide|key)|scor(?:e|ing) (?:key|criteria|system)|criteria|according to|per (?:the )?(?:ASCO|CAP|WHO)|patients with|(?:wo)?men with|people with|studies (?:show|have)|is (?:a|an) (?:type|protein|gene|drug|medicine|hormone)|means that|e\.g\.,? )/i.test(
      text,
    ) ||
    (text.match(/\b[0-3]\+?\s*(?:=|–|-|:)\s*(?:negative|positive|equivocal|low)/gi) ?? []).length >= 2 ||
    (/\b(?:negative|positive|equivocal)\s*(?:=|:)\s*(?:[<>≥≤]|0\b|1\+|2\+|3\+|\d+\s*%)/i.test(text) &&
      !/\b(?:ER|PR|HER)/.test(text.slice(0, 12)))
  )
}
