import type { FaultCode } from '../../protocol/fault-codes.ts'

/** With the wait in words at `{wait}`. */
export interface FaultWords {
  messages: Record<FaultCode, string>
  /** For those that tell how long to wait. */
  waiting: Partial<Record<FaultCode, string>>
}

const english: FaultWords = {
  messages: {
    unsupported: 'This chat cannot do that yet.',
    'too-long': 'Your question is too long. Please shorten it and send it again.',
    busy: 'An answer is still being written. Wait for it to end, or stop it first.',
    'rate-limited': 'That was a lot at once. Please wait a moment.',
    'conversation-full': 'This chat is full. Delete it to start a new one.',
    'id-reused': 'Your question could not be sent. Please send it again.',
    storage: 'Your message could not be saved, so it is not answered yet. Please try again soon.',
    gone: 'This chat has been deleted or has expired.',
  },
  waiting: { 'rate-limited': 'That was a lot at once. You can go on in {wait}.' },
}

const spanish: FaultWords = {
  messages: {
    unsupported: 'Este chat todavía no puede hacer eso.',
    'too-long': 'Su pregunta es demasiado larga. Acórtela, por favor, y envíela otra vez.',
    busy: 'Todavía se está escribiendo una respuesta. Espere a que termine, o deténgala primero.',
    'rate-limited': 'Fueron muchos mensajes a la vez. Espere un momento, por favor.',
    'conversation-full': 'Este chat está lleno. Bórrelo para empezar uno nuevo.',
    'id-reused': 'No se pudo enviar su pregunta. Envíela otra vez, por favor.',
    storage: 'No se pudo guardar su mensaje, por eso aún no tiene respuesta. Inténtelo pronto otra vez, por favor.',
    gone: 'Este chat fue borrado o caducó.',
  },
  waiting: { 'rate-limited': 'Fueron muchos mensajes a la vez. Puede seguir en {wait}.' },
}

/** The words for a BCP 47 tag; English where there are none in its language. */
export function faultWordsFor(locale: string): FaultWords {
  return /^es\b/i.test(locale) ? spanish : english
}
