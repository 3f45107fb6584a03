/** Whether a question is about the person whose facts were confirmed: another person's facts are never shown. */
import type { Reader } from '../../../protocol/frames.ts'
import type { Facets } from '../../knowledge/facets.ts'
import { readPopulation } from '../../knowledge/population.ts'

const PEOPLE =
  '(?:husband|wife|partner|spouse|boyfriend|girlfriend|mother|father|mom|mum|dad|sister|brother|son|daughter|child|kid|baby|grand(?:mother|father|ma|pa|son|daughter|child)|aunt|uncle|niece|nephew|cousin|friend|neighbou?r|colleague|coworker|(?:esposo|marido|esposa|mujer|pareja|madre|padre|mamá|papá|hermana|hermano|hijo|hija|abuela|abuelo|tía|tío|amiga|amigo)(?!\\p{L}))'
const OWN = '(?:my|our|a|mi|un|una)'
/** "My dad has", "my sister's cancer", "my friend was diagnosed": somebody else's illness. */
const ANOTHER = new RegExp(
  `\\b${OWN} (?:\\w+ )?${PEOPLE}(?:['’]s\\b|,? (?:who |que )?(?:has|had|have|is|was|got|with|needs?|will|takes?|gets?|tiene|tuvo|está|es|fue|con)\\b)`,
  'iu',
)

/**
 * Whether the confirmed facts may be used for a question. A patient who tells of somebody else asks about that person; a
 * caregiver's records are of the person they care for. A question about another cancer is not about this case.
 */
export function isAboutCase(question: string, reader: Reader, facets: Facets): boolean {
  if (reader === 'patient' && ANOTHER.test(question)) return false
  const asked = readPopulation(question)
  const isOther = (asked.cancer ?? []).length > 0 && !asked.cancer?.some(one => facets.cancer?.includes(one))
  const isChild = asked.age?.includes('child') ?? false
  return !isOther && !isChild
}
