const WIDTH = 30

/** A bar on a terminal; nothing where stderr is a file or a pipe. */
export function createProgressBar(stream: NodeJS.WriteStream) {
  let shown = -1
  return {
    show(share: number) {
      const percent = Math.floor(share * 100)
      if (!stream.isTTY || percent === shown) return
      shown = percent
      const done = Math.round(share * WIDTH)
      stream.write(`\r${'█'.repeat(done)}${'░'.repeat(WIDTH - done)} ${percent} %`)
    },
    /** Takes the bar away, so that a sentence can stand in its line. */
    clear() {
      if (stream.isTTY && shown >= 0) stream.write('\r\u001b[K')
      shown = -1
    },
  }
}
