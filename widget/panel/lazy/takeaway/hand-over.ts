/** Ways out of the panel: the device's own sheet to share, or a file. */

/** Hands `text` over as a download. `name` says what kind of thing it is, and never what was asked. */
export function saveFile(text: string, name: string): void {
  // The mark at the start tells programs that guess that it is UTF-8.
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: Safari fetches it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/**
 * Offers `text` to the device's own sheet (Web Share), without a title, which mails would show as their subject; where there is none or it
 * does not open, as a file. False when a file was saved; the person may also have closed the sheet.
 */
export async function share(text: string, name: string): Promise<boolean> {
  try {
    await navigator.share({ text })
    return true
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return true
    saveFile(text, name)
    return false
  }
}
