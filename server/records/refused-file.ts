/** A file that is not read, and the sentence that tells a person what to do instead. */
import {
  RECORD_FILE_MAX_BYTES,
  RECORD_FILES_MAX,
  RECORD_PAGES_MAX,
  type RecordRefusal,
} from '../../protocol/records.ts'

const MESSAGES: Readonly<Record<RecordRefusal, string>> = {
  'too-large': `This file is larger than ${RECORD_FILE_MAX_BYTES / 1024 / 1024} MB. Send only the pages with results, or a photo of them.`,
  'too-many-files': `Up to ${RECORD_FILES_MAX} files can be read at once. Send the others after these.`,
  empty: 'This file is empty. Download it again, then send it.',
  type: 'This kind of file cannot be read. Send a PDF, a Word file (DOCX), a photo (JPEG or PNG), plain text, or the download of your portal (JSON, XML or ZIP).',
  heic: 'This photo is in HEIC format, which cannot be read here. Send it as JPEG: on an iPhone, set Settings, Camera, Formats to "Most Compatible" and take it again, or send a screenshot of it.',
  encrypted: 'This file is locked with a password. Open it, save a copy without the password, then send the copy.',
  'active-content':
    'This file holds more than a document: programs, attached files, or two kinds of file in one. Print it to a new PDF, or send a photo of the page.',
  damaged: 'This file is damaged or incomplete. Download it again, or send a photo of the page.',
  'too-much-inside': `There is too much in this file to read. Send only the pages with results, up to ${RECORD_PAGES_MAX}, or a smaller photo.`,
  'too-hard': 'Reading this file took too long. Send only the pages with results, or a photo of each.',
  'no-text': 'No text was found in this file. If it is a scan, send a sharp photo of each page in good light.',
  scanner:
    'This file was stopped by the security check of this site. Ask your care team for another copy, or send a photo of the page.',
}

function messageOf(reason: RecordRefusal): string {
  return MESSAGES[reason]
}

/** For the patient: `reason` decides the sentence, and no detail of the file is in it. Trying the same file again does not help. */
export class RefusedFile extends Error {
  readonly reason: RecordRefusal

  constructor(reason: RecordRefusal, options?: ErrorOptions) {
    super(messageOf(reason), options)
    this.name = 'RefusedFile'
    this.reason = reason
  }
}
