/** XML of a patient's file, with what is wrong with it as a reason to refuse the file. */
import { parseTree, WrongXml, type XmlElement } from '../xml-tree.ts'
import { RefusedFile } from './refused-file.ts'

const REASONS = { entities: 'active-content', 'too-deep': 'too-much-inside', damaged: 'damaged' } as const

/** Throws a `RefusedFile`. */
export function parseXml(text: string): XmlElement {
  try {
    return parseTree(text, { isChecked: true })
  } catch (error) {
    throw new RefusedFile(error instanceof WrongXml ? REASONS[error.reason] : 'damaged', { cause: error })
  }
}
