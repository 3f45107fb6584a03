import { t } from '../../i18n/translate-reading.ts'
import type { Answer, Turn } from '../../models/transcript.ts'
import { usePanel } from '../context.ts'
import { CopyButton } from '../copy-button.tsx'
import { useSignal } from '../hooks.ts'
import type { Takeaway } from './load-takeaway.ts'
import { writePlainAnswer } from './plain-answer.ts'
import { TakeButton } from './take-button.tsx'

/** Ways to take an answer along: the device's own first where there is no mouse, the rarer ones behind a button. */
export function KeepActions({ turn, answer }: { turn: Turn; answer: Answer }) {
  const panel = usePanel()
  const more = useSignal<Takeaway | null>(null)
  const More = more.value
  return (
    <>
      {matchMedia('(pointer: coarse)').matches && (
        <TakeButton label={t('share')} use={it => it.shareAnswer(panel, turn, answer)} />
      )}
      <CopyButton text={() => writePlainAnswer(turn, answer, panel)} label={t('copyAnswer')} />
      <TakeButton label={t('print')} use={(it, from) => it.printAnswer(panel, turn, from)} />
      {More ? (
        <More.MoreWays turn={turn} answer={answer} />
      ) : (
        <TakeButton
          label={t('moreWays')}
          use={it => {
            more.value = it
          }}
        />
      )}
    </>
  )
}
