/** "Aims to kill", "were made to help", "is more likely to be treated": what is only aimed at or likely. */
import { splitStems } from '../../knowledge/tokens.ts'

/** What leaves it open whether the deed behind "to" is done, and that deed. */
const AIM =
  /\b(?:aim(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|hop(?:e|es|ed|ing)|meant|made|intended|designed|ways?|(?:more ?|less ?|most ?)?likely) to (?:be )?(\w+)/g

/** Stems of the deeds of a sentence that it leaves open. */
export function readAims(plain: string): string[] {
  return [...plain.matchAll(AIM)].flatMap(([, deed = '']) => splitStems(deed))
}
