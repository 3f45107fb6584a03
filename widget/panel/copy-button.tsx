import { t } from '../i18n/translate.ts'
import { usePanel } from './context.ts'
import { useEffect, useSignal } from './hooks.ts'

/** How long a button says that it has copied. */
const SAID_MS = 3_000

/** Copies what `text` gives at that moment and says so, in place and to screen readers. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const { announcer } = usePanel()
  const said = useSignal('')
  useEffect(() => {
    if (!said.value) return
    const timer = setTimeout(() => {
      said.value = ''
    }, SAID_MS)
    return () => clearTimeout(timer)
  }, [said.value])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text())
      said.value = t('copied')
    } catch {
      said.value = t('copyFailed') // the browser or the page's permissions policy forbids it
    }
    announcer.say(said.value, true)
  }

  return (
    <>
      <button type="button" class="quiet" onClick={copy}>
        {label}
      </button>
      {said.value && <span class="small said">{said.value}</span>}
    </>
  )
}
