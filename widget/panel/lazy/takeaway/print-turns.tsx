import type { Turn } from '../../../models/transcript.ts'
import type { PanelContext } from '../../context.ts'
import { PaperTurn } from './paper-turn.tsx'
import { printPaper } from './print-paper.tsx'

/** One question with its answer on paper. */
export function printAnswer(panel: PanelContext, turn: Turn, from: Element): void {
  void printPaper(panel, from, <PaperTurn turn={turn} />)
}

/** Everything that was asked and answered, each answer whole. */
export function printChat(panel: PanelContext, from: Element): void {
  const { earlier, turns } = panel.chat
  const all = [...earlier.peek(), ...turns.peek()]
  void printPaper(
    panel,
    from,
    all.map((turn, index) => <PaperTurn key={index} turn={turn} />),
  )
}
