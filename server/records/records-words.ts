/** What the relay says to a patient whose records it cannot read, by language: each sentence tells what to do. */
import {
  RECORD_FILE_MAX_BYTES,
  RECORD_FILES_MAX,
  RECORD_PAGES_MAX,
  type RecordRefusal,
} from '../../protocol/records.ts'

export interface RecordsWords {
  /** By reason; none of them tells a detail of the file. */
  refusals: Readonly<Record<RecordRefusal, string>>
  /** Too many files are read or wait. */
  busy: string
  /** The upload ended before its last byte. */
  cutOff: string
}

const MAX_MB = RECORD_FILE_MAX_BYTES / 1024 / 1024

const ENGLISH: RecordsWords = {
  refusals: {
    'too-large': `This file is larger than ${MAX_MB} MB. Send only the pages with results, or a photo of them.`,
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
  },
  busy: 'Too many files are being read now. Please try again in a moment.',
  cutOff: 'The upload was cut off. Please send what is missing again.',
}

const SPANISH: RecordsWords = {
  refusals: {
    'too-large': `Este archivo ocupa más de ${MAX_MB} MB. Envíe solo las páginas con resultados, o una foto de ellas.`,
    'too-many-files': `Se pueden leer hasta ${RECORD_FILES_MAX} archivos a la vez. Envíe los demás después de estos.`,
    empty: 'Este archivo está vacío. Descárguelo otra vez y envíelo.',
    type: 'Este tipo de archivo no se puede leer. Envíe un PDF, un archivo de Word (DOCX), una foto (JPEG o PNG), texto simple o la descarga de su portal (JSON, XML o ZIP).',
    heic: 'Esta foto está en formato HEIC, que aquí no se puede leer. Envíela como JPEG: en un iPhone elija Ajustes, Cámara, Formatos, «Más compatible» y tómela otra vez, o envíe una captura de pantalla.',
    encrypted:
      'Este archivo está protegido con una contraseña. Ábralo, guarde una copia sin contraseña y envíe la copia.',
    'active-content':
      'Este archivo contiene más que un documento: programas, archivos adjuntos o dos tipos de archivo en uno. Imprímalo en un PDF nuevo o envíe una foto de la página.',
    damaged: 'Este archivo está dañado o incompleto. Descárguelo otra vez o envíe una foto de la página.',
    'too-much-inside': `Este archivo contiene demasiado para leerlo. Envíe solo las páginas con resultados, hasta ${RECORD_PAGES_MAX}, o una foto más pequeña.`,
    'too-hard': 'Leer este archivo tardó demasiado. Envíe solo las páginas con resultados, o una foto de cada una.',
    'no-text':
      'No se encontró texto en este archivo. Si es un escaneo, envíe una foto nítida de cada página, con buena luz.',
    scanner:
      'El control de seguridad de este sitio detuvo este archivo. Pida otra copia a su equipo médico o envíe una foto de la página.',
  },
  busy: 'Ahora se están leyendo demasiados archivos. Inténtelo otra vez en un momento, por favor.',
  cutOff: 'El envío se cortó. Envíe otra vez lo que falta, por favor.',
}

const CATALOGUES: Readonly<Record<string, RecordsWords>> = { en: ENGLISH, es: SPANISH }

/** The words for the first language of an `Accept-Language` header (RFC 9110, 12.5.4) or a BCP 47 tag; English for any other. */
export function recordsWordsFor(accepted: string | undefined): RecordsWords {
  const language = /^\s*([A-Za-z]{2,3})\b/.exec(accepted ?? '')?.[1]?.toLowerCase() ?? ''
  return CATALOGUES[language] ?? ENGLISH
}
