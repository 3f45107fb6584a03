/** The real chat, beside the controls, in the circumstances that patients have. */
import { effect, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { theme } from './state.ts'

/** The card's question has its answer by then; asked at once, the second would wait in the composer. */
const NEXT_QUESTION_MS = 2_000

const WIDTHS = { phone: 320, panel: 420, wide: 640 } as const

export function Preview() {
  const frame = useRef<HTMLIFrameElement>(null)
  const width = useSignal<keyof typeof WIDTHS>('panel')
  const isDark = useSignal(false)
  const isLarge = useSignal(false)
  const isMirrored = useSignal(false)
  const isOffline = useSignal(false)
  const isReady = useSignal(false)

  const tell = (message: object) => frame.current?.contentWindow?.postMessage(message, location.origin)

  useEffect(() => {
    const listen = ({ source, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow || data !== 'preview-ready') return
      isReady.value = true
      tell({ ask: 'card' })
      setTimeout(() => tell({ ask: 'answer' }), NEXT_QUESTION_MS)
    }
    addEventListener('message', listen)
    const stop = effect(() => {
      if (!isReady.value) return
      const scheme = theme.value.colorScheme ?? 'auto'
      tell({
        theme: { ...theme.value, colorScheme: scheme === 'auto' ? (isDark.value ? 'dark' : 'light') : scheme },
        scale: isLarge.value ? 200 : 100,
        direction: isMirrored.value ? 'rtl' : 'ltr',
      })
    })
    const stopOffline = effect(() => {
      if (isReady.value) tell({ offline: isOffline.value })
    })
    return () => {
      removeEventListener('message', listen)
      stop()
      stopOffline()
    }
  }, [])

  return (
    <section aria-labelledby="preview">
      <h2 id="preview">How it looks</h2>
      <div class="toolbar">
        <label>
          Width
          <select
            onChange={event => {
              width.value = event.currentTarget.value as keyof typeof WIDTHS
            }}
          >
            {Object.entries(WIDTHS).map(([name, px]) => (
              <option key={name} value={name} selected={name === width.value}>
                {name}, {px} px
              </option>
            ))}
          </select>
        </label>
        <Toggle label="Dark" on={isDark} />
        <Toggle label="200 % text" on={isLarge} />
        <Toggle label="Right to left" on={isMirrored} />
        <Toggle label="Offline" on={isOffline} />
        <button type="button" onClick={() => tell({ ask: 'long' })}>
          Ask with a long word
        </button>
      </div>
      <iframe
        ref={frame}
        src="/studio/preview.html"
        title="Preview of the chat"
        width={WIDTHS[width.value]}
        height={680}
      />
      <p class="note">
        Forced colours (Windows contrast themes) use the reader’s own colours for everything; no theme changes them.
      </p>
    </section>
  )
}

function Toggle({ label, on }: { label: string; on: { value: boolean } }) {
  return (
    <label>
      <input
        type="checkbox"
        checked={on.value}
        onChange={event => {
          on.value = event.currentTarget.checked
        }}
      />
      {label}
    </label>
  )
}
