/**
 * The panel's page runs this behind the panel itself. During a deploy the page may come from one relay and its files be asked
 * of another that has no such release. Then there is no panel, and the page is loaded again: the next try may meet others.
 */

const TRIES_MAX = 5
/** With what a load takes, all tries are over when the loader of the host page gives up after 8 s. */
const WAIT_MS = 1_000

if (document.documentElement.dataset.panel === undefined) {
  // In the address, since nothing is stored; `replaceState` leaves no step in the history of the host page.
  const tries = Number(location.hash.slice(1)) || 0
  if (tries < TRIES_MAX) {
    setTimeout(() => {
      history.replaceState(null, '', `#${tries + 1}`)
      location.reload()
    }, WAIT_MS)
  } else {
    const { contact } = JSON.parse(document.getElementById('navis-settings')?.textContent ?? '')
    document.body.append(
      `This chat could not be loaded. Try again later, or call: ${contact.label} ${contact.phone ?? ''}`,
    )
  }
}
