/**
 * `POST /v1/records?site=KEY`: files in, JSON Lines out, one `RecordsLine` each. The relay keeps neither the files nor what
 * it read in them. PROTOCOL.md, "Records", tells how the request looks and which statuses refuse it.
 */
import type { CaseProfile } from './case-profile.ts'

/** Files of one request. */
export const RECORD_FILES_MAX = 5
/** Bytes of one file. */
export const RECORD_FILE_MAX_BYTES = 20 * 1024 * 1024
/** Pages of one document. */
export const RECORD_PAGES_MAX = 200
/** Pixels of one image: above what phones of 50 megapixels send. */
export const RECORD_PIXELS_MAX = 52_000_000
/** Time for one file, from its last byte to its facts. */
export const RECORD_READ_MAX_MS = 10_000

/**
 * What can be read, by name's ending and by media type, for the `accept` of a file field. The relay itself judges by
 * content and never by name.
 */
export const RECORD_TYPES = [
  { name: 'PDF', endings: ['.pdf'], media: 'application/pdf' },
  {
    name: 'Word (DOCX)',
    endings: ['.docx'],
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  { name: 'Photo (JPEG, PNG)', endings: ['.jpg', '.jpeg'], media: 'image/jpeg' },
  { name: 'Photo (JPEG, PNG)', endings: ['.png'], media: 'image/png' },
  { name: 'Text', endings: ['.txt'], media: 'text/plain' },
  { name: 'Portal download (FHIR JSON)', endings: ['.json'], media: 'application/json' },
  { name: 'Portal download (C-CDA XML)', endings: ['.xml'], media: 'text/xml' },
  { name: 'Portal download (ZIP)', endings: ['.zip'], media: 'application/zip' },
] as const

/** Why a file is not read. `message` of the line says it as a sentence with what to do. */
export const RECORD_REFUSALS = [
  /** Above `RECORD_FILE_MAX_BYTES`. */
  'too-large',
  /** Above `RECORD_FILES_MAX`: this file and those behind it. */
  'too-many-files',
  'empty',
  /** None of `RECORD_TYPES`, judged by content. */
  'type',
  /** A photo format of Apple devices that is not read. */
  'heic',
  /** Needs a password. */
  'encrypted',
  /** Holds scripts, embedded files, macros or entities, or is two kinds of file at once. */
  'active-content',
  /** Begins as a type that is read, and is broken. */
  'damaged',
  /** Unpacks to too much: an archive, an image's pixels, pages, or the depth of what it holds. */
  'too-much-inside',
  /** Took longer than `RECORD_READ_MAX_MS`, or more memory than a file gets. */
  'too-hard',
  /** Read, and no text was found in it: a blank photo, a scan that is too faint or packed in a way that is not unpacked. */
  'no-text',
  /** The centre's scanner found something, or did not answer. */
  'scanner',
] as const

export type RecordRefusal = (typeof RECORD_REFUSALS)[number]

/** Something that a person has to look at with more care than at the rest. */
export interface RecordWarning {
  /**
   * `look-alike`: letters and digits that text recognition confuses decide this fact. `derived`: a label that follows
   * from a value by a rule, which `message` shows. `conflict`: the files contradict themselves. `unlinked`: it is not said
   * which of several tumors this belongs to. `unclear`: recognised poorly. `left-out`: part of the file was not read.
   */
  code: 'look-alike' | 'derived' | 'conflict' | 'unlinked' | 'unclear' | 'left-out'
  /** One sentence in plain words. */
  message: string
  /** JSON pointer into the profile that stands beside the warning; absent where it is of the whole file. */
  fact?: string
  /** Name of the file. */
  file?: string
}

interface RecordFile {
  type: 'file'
  /** Number of the part, from 0, in the order of sending. */
  file: number
  /** As sent, without folders and control characters; at most 200 characters. */
  name: string
}

export type RecordsLine =
  /** Comes when the file has arrived whole, and again with each page of a document that takes longer. */
  | (RecordFile & { status: 'reading'; page?: number; pages?: number })
  /** `profile` is of this file alone: sent back as a part `read`, it spares a second reading after a drop. */
  | (RecordFile & { status: 'done'; pages?: number; profile: CaseProfile; warnings: RecordWarning[] })
  | (RecordFile & { status: 'refused'; reason: RecordRefusal; message: string })
  /** The last line: the facts of all files together, none of them confirmed. */
  | { type: 'proposal'; profile: CaseProfile; warnings: RecordWarning[] }
  /** The last line instead of a proposal, when reading had to stop; what is `done` so far need not be sent again. */
  | { type: 'fault'; message: string; retryable: boolean }
