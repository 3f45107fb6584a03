import { FEEDBACK_REASONS, type FeedbackReason } from '../../../../protocol/frames.ts'
import { t } from '../../../i18n/translate-takeaway.ts'

/** Why an answer did not help: a fixed list, so that nothing a person writes here could carry their story. */
export function FeedbackReasons({ chosen, choose }: { chosen?: FeedbackReason; choose(reason: FeedbackReason): void }) {
  return (
    <fieldset class="reasons">
      <legend class="small">{t('reasons')}</legend>
      {FEEDBACK_REASONS.map(name => (
        <button type="button" class="quiet" key={name} aria-pressed={chosen === name} onClick={() => choose(name)}>
          {t(`reason-${name}`)}
        </button>
      ))}
    </fieldset>
  )
}
