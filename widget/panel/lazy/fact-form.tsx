import { valueWord } from '../../i18n/record-values.ts'
import { isWord, t } from '../../i18n/translate-records.ts'
import { type Fact, FIELDS, readForm, type Value } from '../../models/facts.ts'
import { useEffect, useRef, useSignal } from '../hooks.ts'

interface FactFormProps {
  fact: Fact
  onSave(value: Value): void
  onCancel(): void
}

/** The fields of a fact, to put right what was misread. */
export function FactForm({ fact, onSave, onCancel }: FactFormProps) {
  const wrong = useSignal<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => void form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  return (
    <form
      class="form"
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        const result = readForm(fact.group, fact.value, new FormData(event.currentTarget))
        if ('value' in result) return onSave(result.value)
        wrong.value = result.wrong
        event.currentTarget.querySelector<HTMLElement>(`[name="${result.wrong}"]`)?.focus()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      {FIELDS[fact.group].map(({ name, options, number }) => {
        const key = `field-${name}`
        const given = fact.value[name]
        const shared = {
          name,
          'aria-invalid': wrong.value === name || undefined,
          'aria-describedby': wrong.value === name ? 'navis-wrong' : undefined,
        }
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: one of the two controls is inside
          <label key={name}>
            <span class="small">{isWord(key) ? t(key) : name}</span>
            {options ? (
              <select {...shared}>
                <option value="" />
                {(given === undefined || options.includes(String(given)) ? options : [String(given), ...options]).map(
                  option => (
                    <option key={option} value={option} selected={given === option}>
                      {`${valueWord(option)}`}
                    </option>
                  ),
                )}
              </select>
            ) : (
              <input
                {...shared}
                inputMode={number ? 'decimal' : 'text'}
                defaultValue={given === undefined ? '' : String(given)}
              />
            )}
          </label>
        )
      })}
      {wrong.value && (
        <p class="wrong" id="navis-wrong" role="alert">
          {t('wrongField')}
        </p>
      )}
      <div class="row">
        <button type="submit" class="filled">
          {t('saveEdit')}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('cancelEdit')}
        </button>
      </div>
    </form>
  )
}
