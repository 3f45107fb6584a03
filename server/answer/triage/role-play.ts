/** Tells a part that the assistant is told to play, free of every rule, from what a person says of themselves. */
import type { Message } from './canonical.ts'

const PART =
  / (?:you are|you're|act|acts|acting|pretend|imagine|persona|role|reply as|respond|responds|answer as|story|hypothetical|hypothetically|fictional|game|simulate|character|being|robot) /
const LAWLESS =
  / (?:unfiltered|uncensored|unrestricted|unchained|amoral|immoral|nonmoral|jailbreak\w*|openai|content policy|(?:stay|stays|remain|break|breaks|breaking) (?:in |out of |of )?character|evil|(?:no|without|ignores?|ignoring|disregards?|free of|freed from|follows no|bound by no) (?:\S+ ){0,2}(?:restrictions?|filters?|rules?|laws?|ethics|morals|morality|guidelines|limits|policies|pity)) /

/** Whether a message sets a scene in which no rule holds. Its deaths and threats are the scene's, unless somebody asks for a way to die. */
export function isRolePlay({ text }: Message): boolean {
  return PART.test(text) && LAWLESS.test(text)
}
