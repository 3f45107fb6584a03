import { RECORD_FILE_MAX_BYTES, RECORD_FILES_MAX, RECORD_TYPES } from '../../../protocol/records.ts'
import { moveFocus } from '../../a11y/focus.ts'
import { t } from '../../i18n/translate-records.ts'
import type { ChosenFile, FileState, RecordsModel } from '../../models/records.ts'
import { usePanel } from '../context.ts'
import { useSignal } from '../hooks.ts'
import { troubleText } from './trouble-text.ts'

const SIZE = RECORD_FILE_MAX_BYTES / 1024 / 1024
const ACCEPT = RECORD_TYPES.flatMap(({ endings, media }) => [...endings, media]).join()

/** Choosing files, and what becomes of each. */
export function RecordsFiles({ model }: { model: RecordsModel }) {
  const { announcer } = usePanel()
  const { files, isSending } = model
  const isOver = useSignal(false)
  const kinds = files.value.map(({ state }) => state.value.kind)
  const isWaiting = kinds.some(kind => kind === 'waiting' || kind === 'dropped')
  const isPartly = kinds.some(kind => kind === 'dropped' || kind === 'done')
  const trouble = troubleText(model)

  /** What became of each is on the list, which who cannot see it does not look at again. */
  async function add(list: FileList | null | undefined): Promise<void> {
    const known = files.peek().length
    await model.add(Array.from(list ?? []))
    for (const { file, state } of files.peek().slice(known))
      announcer.say(`${file.name}: ${describe(state.peek())}`, true)
  }

  const picker = (label: string, capture?: 'environment') => (
    <label class="call pick">
      {label}
      <input
        type="file"
        class="hidden"
        multiple={!capture}
        accept={capture ? 'image/jpeg,image/png' : ACCEPT}
        capture={capture}
        onChange={({ currentTarget }) => {
          void add(currentTarget.files)
          currentTarget.value = ''
        }}
      />
    </label>
  )

  return (
    <>
      <h3 class="strong">{t('chooseTitle')}</h3>
      <p>{t('chooseTypes', { count: RECORD_FILES_MAX, size: SIZE })}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the buttons inside do */}
      <div
        class="drop"
        data-over={isOver.value ? '' : undefined}
        onDragOver={event => {
          event.preventDefault()
          isOver.value = true
        }}
        onDragLeave={() => {
          isOver.value = false
        }}
        onDrop={event => {
          event.preventDefault()
          isOver.value = false
          void add(event.dataTransfer?.files)
        }}
      >
        <div class="row">
          {picker(t('chooseFiles'))}
          {matchMedia('(pointer: coarse)').matches && picker(t('takePhoto'), 'environment')}
        </div>
        <p class="small">
          {t('dropHere')} {t('chooseSaved')}
        </p>
      </div>
      {files.value.length > 0 && (
        <ul class="files" aria-label={t('chosen')}>
          {files.value.map(chosen => (
            <FileRow key={chosen.id} chosen={chosen} model={model} />
          ))}
        </ul>
      )}
      {trouble && <p class="wrong">{trouble}</p>}
      <div class="row">
        {isSending.value ? (
          // It stands where "Read these files" was: the second half of a double click must not undo the first.
          <button type="button" onClick={({ detail }) => detail < 2 && model.cancel()}>
            {t('cancelReading')}
          </button>
        ) : (
          isWaiting && (
            <button type="button" class="filled" onClick={() => void model.send()}>
              {t(isPartly ? 'tryFilesAgain' : 'readFiles')}
            </button>
          )
        )}
      </div>
    </>
  )
}

function describe(state: FileState): string {
  switch (state.kind) {
    case 'waiting':
      return t('fileWaiting')
    case 'sending':
      return t('fileSending', { percent: state.percent })
    case 'reading':
      return state.pages ? t('fileReadingPage', { page: state.page ?? 1, pages: state.pages }) : t('fileReading')
    case 'done':
      return t('fileDone')
    case 'dropped':
      return t('fileDropped')
    case 'refused':
      return state.message ?? t(`refused-${state.reason ?? 'type'}`, { size: SIZE })
  }
}

function FileRow({ chosen, model }: { chosen: ChosenFile; model: RecordsModel }) {
  const state = chosen.state.value
  const { name } = chosen.file
  return (
    <li>
      <p dir="auto">{name}</p>
      <p class={state.kind === 'refused' ? 'wrong' : 'small'}>{describe(state)}</p>
      {state.kind === 'sending' && <progress max={100} value={state.percent} aria-label={name} />}
      {!model.isSending.value && (
        <button
          type="button"
          class="quiet"
          aria-label={t('removeFile', { name })}
          onClick={({ currentTarget }) => {
            moveFocus(currentTarget, '.sheet h2')
            model.drop(chosen.id)
          }}
        >
          {t('removeOne')}
        </button>
      )}
    </li>
  )
}
