import { t } from '../../../i18n/translate-takeaway.ts'
import type { Answer, Turn } from '../../../models/transcript.ts'
import { usePanel } from '../../context.ts'
import { CopyButton } from '../../copy-button.tsx'
import { useEffect, useRef } from '../../hooks.ts'
import { writePlainAnswer } from '../plain-answer.ts'
import { writeMarkdownAnswer } from './markdown-answer.ts'
import { SaveButton } from './save-button.tsx'

/** The rarer ways to take an answer along, in place of the button that asked for them, whose focus they take. */
export function MoreWays({ turn, answer }: { turn: Turn; answer: Answer }) {
  const panel = usePanel()
  const self = useRef<HTMLSpanElement>(null)
  useEffect(() => void self.current?.querySelector('button')?.focus(), [])
  return (
    <span class="row" ref={self}>
      <CopyButton text={() => writeMarkdownAnswer(turn, answer, panel)} label={t('copyMarkdown')} />
      <SaveButton kind={t('fileAnswer')} text={() => writePlainAnswer(turn, answer, panel)} />
    </span>
  )
}
