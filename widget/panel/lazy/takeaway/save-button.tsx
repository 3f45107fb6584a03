import { t } from '../../../i18n/translate-takeaway.ts'
import { usePanel } from '../../context.ts'
import { useSignal } from '../../hooks.ts'
import { saveFile } from './hand-over.ts'
import { nameFile } from './name-file.ts'

/** Saves what `text` gives at that moment as a file of that `kind`, and says under which name. */
export function SaveButton({ text, kind }: { text: () => string; kind: string }) {
  const { announcer } = usePanel()
  const said = useSignal('')
  return (
    <>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          const file = nameFile(kind)
          saveFile(text(), file)
          said.value = t('saved', { file })
          announcer.say(said.value, true)
        }}
      >
        {t('saveFile')}
      </button>
      {said.value && <span class="small said">{said.value}</span>}
    </>
  )
}
