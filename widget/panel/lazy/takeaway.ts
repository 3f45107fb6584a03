/** What a person does with an answer that is read: take it along, make a list for a visit, say why it did not help. Nothing of it is loaded before it is asked for. */
import { t } from '../../i18n/translate-takeaway.ts'
import type { Answer, Turn } from '../../models/transcript.ts'
import type { PanelContext } from '../context.ts'
import paperCss from '../styles/paper.css?inline'
import sheetCss from '../styles/sheet.css?inline'
import visitCss from '../styles/visit.css?inline'
import { writePlainAnswer } from './plain-answer.ts'
import { saveFile, share } from './takeaway/hand-over.ts'
import { nameFile } from './takeaway/name-file.ts'
import { writeChat } from './takeaway/write-chat.ts'

export { ready } from '../../i18n/translate-takeaway.ts'
export { FactsInFull } from './takeaway/facts-in-full.tsx'
export { FeedbackReasons } from './takeaway/feedback-reasons.tsx'
export { MoreWays } from './takeaway/more-ways.tsx'
export { openVisit } from './takeaway/open-visit.ts'
export { printAnswer, printChat } from './takeaway/print-turns.tsx'
export const styles = paperCss + sheetCss + visitCss

/** The device's own sheet, or a file. */
export async function shareAnswer(panel: PanelContext, turn: Turn, answer: Answer): Promise<void> {
  const name = nameFile(t('fileAnswer'))
  if (!(await share(writePlainAnswer(turn, answer, panel), name))) tellSaved(panel, name)
}

/** The whole chat as a file. */
export function saveChat(panel: PanelContext): void {
  const { earlier, turns } = panel.chat
  const name = nameFile(t('fileChat'))
  saveFile(writeChat(earlier.peek(), turns.peek(), panel), name)
  tellSaved(panel, name)
}

function tellSaved({ announcer }: PanelContext, file: string): void {
  announcer.say(t('saved', { file }), true)
}
