import { t } from '../i18n/translate.ts'
import { usePanel } from './context.ts'
import { useRef } from './hooks.ts'
import { Icon } from './icon.tsx'

/** From here on the counter shows. */
const COUNT_BELOW = 400
const ROWS_MAX = 6
const ROW_LENGTH = 42

/** How tall the box should be, for browsers without `field-sizing`. */
function countRows(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / ROW_LENGTH), 0)
  return Math.min(ROWS_MAX, rows)
}

/**
 * Where a question is typed. It can be sent while an answer runs: a red flag must never wait, and the relay says so when
 * anything else has to.
 */
export function Composer() {
  const { chat, settings } = usePanel()
  const box = useRef<HTMLTextAreaElement>(null)
  const text = chat.draft.value
  const left = settings.questionMaxLength - text.length
  const canStop = chat.running.value || chat.outgoing.value.some(({ state }) => state === 'sent')

  function send(): void {
    chat.draft.value = ''
    chat.ask(text)
    box.current?.focus()
  }

  return (
    <form
      class="composer"
      part="composer"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={box}
        aria-label={t('question')}
        aria-describedby="navis-count"
        placeholder={t('question')}
        dir="auto"
        rows={countRows(text)}
        enterkeyhint="send"
        value={text}
        onInput={event => {
          chat.draft.value = event.currentTarget.value
        }}
        onKeyDown={event => {
          // While an input method composes, Enter chooses a word.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      {canStop && (
        <button type="button" class="square filled" aria-label={t('stop')} onClick={chat.stop}>
          <Icon name="stop" />
        </button>
      )}
      <button type="submit" class="square filled" aria-label={t('send')}>
        <Icon name="send" />
      </button>
      <p class={left < 0 ? 'count over' : 'count'} id="navis-count" hidden={left > COUNT_BELOW}>
        {left >= 0 ? t('left', { count: left }) : t('over', { count: -left })}
      </p>
    </form>
  )
}
