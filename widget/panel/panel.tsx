import type { ReadonlySignal } from '@preact/signals-core'
import { moveFocus } from '../a11y/focus.ts'
import { shown } from '../i18n/catalogue.ts'
import { PinnedCard } from './card.tsx'
import { Composer } from './composer.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { usePanel } from './context.ts'
import { FaultNote } from './fault-note.tsx'
import { Header } from './header.tsx'
import { LostNote } from './lost-note.tsx'
import { MissingNote } from './missing-note.tsx'
import { TranscriptView } from './transcript.tsx'

/** The whole panel, top to bottom. `full` fills the screen, `logo` is the theme's. */
export function Panel({ full, logo }: { full: ReadonlySignal<boolean>; logo: ReadonlySignal<string | undefined> }) {
  const { announcer, settings, contactOpen, sheet, close } = usePanel()
  const Sheet = sheet.value
  return (
    <div
      class="navis"
      part="panel"
      role="dialog"
      aria-label={settings.assistant}
      // A click beside everything focuses the panel, so that Escape still reaches it.
      tabIndex={-1}
      lang={shown.value.language}
      dir={shown.value.direction}
      data-full={full.value ? '' : undefined}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.isComposing) return
        if (!contactOpen.value) return close?.()
        // What had the focus may go with it.
        moveFocus(event.currentTarget, '.talk')
        contactOpen.value = false
      }}
    >
      <Header logo={logo.value} />
      <PinnedCard />
      {Sheet ? <Sheet /> : <TranscriptView />}
      <FaultNote />
      <ConnectionBar />
      <MissingNote />
      <LostNote />
      {!Sheet && <Composer />}
      <p class="hidden" role="status" aria-live="polite">
        {announcer.text.value}
      </p>
    </div>
  )
}
