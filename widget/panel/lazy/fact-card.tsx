import type { Evidence } from '../../../protocol/case-profile.ts'
import { moveFocus } from '../../a11y/focus.ts'
import { warningText } from '../../i18n/record-values.ts'
import { t } from '../../i18n/translate-records.ts'
import type { Fact } from '../../models/facts.ts'
import type { RecordsModel } from '../../models/records.ts'
import { useEffect, useLayoutEffect, useRef, useSignal } from '../hooks.ts'
import { drawCrop } from './draw-crop.ts'
import { FactForm } from './fact-form.tsx'
import { nameFact } from './fact-name.ts'

/** One fact, the words it came from, and what to do with it. */
export function FactCard({ fact, model }: { fact: Fact; model: RecordsModel }) {
  const isEditing = useSignal(false)
  const wasEditing = useRef(false)
  const edit = useRef<HTMLButtonElement>(null)
  const name = nameFact(fact)
  // The form had the focus and is gone.
  useLayoutEffect(() => {
    if (wasEditing.current) edit.current?.focus()
    wasEditing.current = isEditing.value
  }, [isEditing.value])
  const choice = (verdict: 'right' | 'unsure', label: string) => (
    <label class="choice">
      <input
        type="radio"
        name={`verdict${fact.id}`}
        checked={fact.verdict === verdict}
        onChange={() => {
          // What the files disagree on is right in one way only: which one is for the person to say.
          if (verdict === 'right' && fact.value.status === 'conflict') isEditing.value = true
          else model.update(fact.id, { verdict })
        }}
      />{' '}
      {label}
    </label>
  )
  return (
    <article
      class="fact"
      data-fact={fact.id}
      data-doubtful={fact.isDisputed || fact.warnings.length > 0 ? '' : undefined}
    >
      <h5 class="strong" dir="auto" tabIndex={-1}>
        {name}
      </h5>
      {fact.isEdited && <p class="small">{t('edited')}</p>}
      {fact.isDisputed && <p class="wrong">{t('disputed')}</p>}
      {fact.warnings
        .filter(({ code }) => code !== 'conflict' || !fact.isDisputed)
        .map(warning => (
          <p class="small" dir="auto" key={warning.message}>
            {warningText(warning)}
          </p>
        ))}
      <div class={fact.isDisputed ? 'quotes beside' : 'quotes'}>
        {distinct(fact.evidence).map(evidence => (
          <Quote key={evidence.quote + evidence.page + evidence.file} evidence={evidence} model={model} />
        ))}
      </div>
      {isEditing.value ? (
        <FactForm
          fact={fact}
          onSave={value => {
            model.update(fact.id, { value, isEdited: true, isDisputed: false, verdict: 'right', label: undefined })
            isEditing.value = false
          }}
          onCancel={() => {
            isEditing.value = false
          }}
        />
      ) : (
        <>
          <fieldset class="row">
            <legend class="hidden">
              {t('isThisRight')} {name}
            </legend>
            {choice('right', t('isRight'))}
            {choice('unsure', t('isUnsure'))}
          </fieldset>
          <div class="row">
            <button
              type="button"
              class="quiet"
              ref={edit}
              aria-label={t('editFact', { fact: name })}
              onClick={() => {
                isEditing.value = true
              }}
            >
              {t('editOne')}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={t('removeFact', { fact: name })}
              onClick={({ currentTarget }) => {
                focusNeighbour(currentTarget)
                model.takeOut(fact.id)
              }}
            >
              {t('removeOne')}
            </button>
          </div>
        </>
      )}
    </article>
  )
}

/** To the next fact, or to the one before the last: whoever takes one out goes on from there, not from the top. */
function focusNeighbour(from: Element): void {
  const headings = [...(from.closest('.sheet')?.querySelectorAll<HTMLElement>('.fact h5') ?? [])]
  const place = headings.findIndex(heading => heading.parentElement?.contains(from))
  const neighbour = headings[place + 1] ?? headings[place - 1]
  if (neighbour) neighbour.focus()
  else moveFocus(from, '.sheet h2')
}

/** One line of a report often says several things of a fact. */
function distinct(evidence: readonly Evidence[]): Evidence[] {
  const keyOf = ({ file, page, quote }: Evidence) => [file, page, quote].join('\n')
  return evidence.filter((one, index) => evidence.findIndex(other => keyOf(other) === keyOf(one)) === index)
}

function Quote({ evidence, model }: { evidence: Evidence; model: RecordsModel }) {
  const { file, page, quote, box } = evidence
  const canvas = useRef<HTMLCanvasElement>(null)
  const photo = box && model.fileNamed(file)
  useEffect(() => {
    if (photo && box && canvas.current) void drawCrop(canvas.current, photo, box)
  }, [photo])
  return (
    <figure>
      {photo?.type.startsWith('image/') && <canvas ref={canvas} role="img" aria-label={t('cropOf')} />}
      <blockquote dir="auto">“{quote}”</blockquote>
      <figcaption class="small" dir="auto">
        {page ? t('fromFile', { file, page }) : file}
      </figcaption>
    </figure>
  )
}
