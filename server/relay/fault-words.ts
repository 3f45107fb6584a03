import type { FaultCode } from '../../protocol/fault-codes.ts'

/** What else than a question may not be saved: facts, their removal, a verdict on an answer, the end of the chat. */
export type Unsaved = 'facts' | 'removal' | 'verdict' | 'deletion'

/** With the wait in words at `{wait}`. */
export interface FaultWords {
  messages: Record<FaultCode, string>
  /** In place of `storage`, which speaks of a question. */
  unsaved: Record<Unsaved, string>
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
  unsaved: {
    facts: 'Your facts could not be saved, so answers may not use them yet. Please confirm them again soon.',
    removal: 'Your records could not be deleted, so answers may still use them. Please delete them again soon.',
    verdict: 'What you said about this answer could not be saved. Please say it again soon.',
    deletion: 'This chat could not be deleted. Please try again soon.',
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
  unsaved: {
    facts:
      'No se pudieron guardar sus datos, por eso puede que las respuestas aún no los usen. Confírmelos pronto otra vez, por favor.',
    removal:
      'No se pudieron borrar sus informes, por eso puede que las respuestas aún los usen. Bórrelos pronto otra vez, por favor.',
    verdict: 'No se pudo guardar su opinión sobre esta respuesta. Dígala pronto otra vez, por favor.',
    deletion: 'No se pudo borrar este chat. Inténtelo pronto otra vez, por favor.',
  },
  waiting: { 'rate-limited': 'Fueron muchos mensajes a la vez. Puede seguir en {wait}.' },
}

/** The words for a BCP 47 tag; English where there are none in its language. */
export function faultWordsFor(locale: string): FaultWords {
  return /^es\b/i.test(locale) ? spanish : english
}
