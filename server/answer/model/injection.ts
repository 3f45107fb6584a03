/** Sentences that speak to whoever writes the answer, and not to its reader: "In your response, …", "Ignore the rules above". */
const PATTERNS = [
  /\b(?:your|the|this|each|every) (?:\w+ ){0,2}(?:response|reply|output|completion|generation)s?\b/i,
  /\b(?:add|append|begin|change|encode|encrypt|end|enhance|express|include|insert|integrate|modify|provide|repeat|rewrite|start|translate|write)\b.{0,60}\byour (?:answer|message|text|words)\b/i,
  /^["“]?(?:analy[sz]e|classify|compose|describe|determine|encode|encrypt|enhance|generate|integrate|modify|recommend|rewrite|summari[sz]e|translate|pretend|act as)\b/i,
  /\b(?:ignore|disregard|forget|override|bypass) (?:\w+ ){0,4}(?:instructions?|rules?|prompts?|guidelines?|above|previous|prior)\b/i,
  /\b(?:system|developer) (?:prompt|message)\b|\byou are (?:now|no longer) (?:an? |the )?\w+|\b(?:as an?|you are an?) (?:ai|language model|assistant|chatbot)\b/i,
]

/** Whether a sentence of a passage is an instruction to a writer; such a sentence is given to none and supports nothing. */
export const addressesWriter = (sentence: string) =>
  PATTERNS.some(pattern => pattern.test(sentence.slice(0, SENTENCE_MAX_LENGTH)))

const SENTENCE_MAX_LENGTH = 2_000
