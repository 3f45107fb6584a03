/** The theme studio: a brand's colour in, a finished and readable chat out. */
import { render } from 'preact'
import { Controls } from './controls.tsx'
import { Exports } from './exports.tsx'
import { Presets } from './presets.tsx'
import { Preview } from './preview.tsx'
import { Report } from './report.tsx'
import { Toolbar } from './toolbar.tsx'

const root = document.getElementById('studio')
if (root) {
  root.replaceChildren()
  render(
    <>
      <header class="top">
        <h1>Theme studio</h1>
        <Toolbar />
      </header>
      <div class="columns">
        <div class="make">
          <Controls />
          <Presets />
          <Exports />
        </div>
        <div class="see">
          <Preview />
          <Report />
        </div>
      </div>
    </>,
    root,
  )
}
