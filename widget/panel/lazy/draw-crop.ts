/** Around the words, as a share of the box: a number means little without its line. */
const MARGIN = 0.15
/** Wide enough to read on a phone, small enough to hold a hundred of them. */
const MAX_WIDTH = 640

/** Draws a place of a photo that the browser still holds. `box` is left, top, width, height as fractions. Leaves the canvas hidden where it cannot. */
export async function drawCrop(
  canvas: HTMLCanvasElement,
  file: File,
  box: readonly [number, number, number, number],
): Promise<void> {
  canvas.hidden = true
  try {
    const image = await createImageBitmap(file)
    const [left, top, width, height] = box
    const pad = Math.max(width, height) * MARGIN
    const x = Math.max(0, left - pad) * image.width
    const y = Math.max(0, top - pad) * image.height
    const w = Math.min(image.width - x, (width + 2 * pad) * image.width)
    const h = Math.min(image.height - y, (height + 2 * pad) * image.height)
    const scale = Math.min(1, MAX_WIDTH / w)
    canvas.width = Math.max(1, Math.round(w * scale))
    canvas.height = Math.max(1, Math.round(h * scale))
    canvas.getContext('2d')?.drawImage(image, x, y, w, h, 0, 0, canvas.width, canvas.height)
    image.close()
    canvas.hidden = false
  } catch {
    // The words are there all the same.
  }
}
