import { t } from '../../i18n/translate-records.ts'
import type { RecordsModel, Step } from '../../models/records.ts'

/** The way from any step to more files; after a deletion consent is asked for again. */
export function AddFiles({ model, to }: { model: RecordsModel; to: Step & ('files' | 'consent') }) {
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => {
        model.step.value = to
      }}
    >
      {t('addFiles')}
    </button>
  )
}
