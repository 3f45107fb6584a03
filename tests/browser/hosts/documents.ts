/** Pages that are written in another way than most. */
import { BOTH, type HostCase } from './host-case.ts'

const TAIL = '<main><h1>A cancer center</h1><div id="chat"></div></main>'

export const DOCUMENTS: HostCase[] = [
  {
    name: 'that is written from right to left',
    embeddings: ['floating', 'target', 'inline'],
    page: () => ({ html: 'dir="rtl" lang="ar"' }),
  },
  {
    name: 'in quirks mode',
    embeddings: BOTH,
    page: () => ({
      write: tag => `<title>A cancer center</title><center><font size=7>Old</font></center>${TAIL}${tag}`,
    }),
    async afterwards({ page }) {
      if ((await page.evaluate(() => document.compatMode)) !== 'BackCompat') throw new Error('No quirks here.')
    },
  },
  {
    name: 'whose base address is elsewhere',
    embeddings: BOTH,
    page: () => ({ head: '<base href="https://elsewhere.example/" target="_top">' }),
  },
  {
    name: 'in XHTML',
    // The driver does not find frames there, whose element is called `iframe` and not `IFRAME`.
    embeddings: ['inline'],
    page: ({ relay }) => ({
      headers: { 'content-type': 'application/xhtml+xml' },
      write: () =>
        `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A cancer center</title></head>
          <body>${TAIL}<script async="async" src="${relay}/v1/widget.js" data-site="demo" data-mode="inline"></script></body></html>`,
    }),
  },
  {
    name: 'in an old encoding',
    embeddings: BOTH,
    page: () => ({
      headers: { 'content-type': 'text/html; charset=shift_jis' },
      write: tag => `<!doctype html><html lang="ja"><title>A cancer center</title>${TAIL}${tag}</html>`,
    }),
  },
  {
    name: 'that has its tag at the end and waits for nothing',
    embeddings: ['target'],
    page: () => ({ write: tag => `<!doctype html><title>A cancer center</title>${TAIL}${tag.replace(' async', '')}` }),
  },
  {
    name: 'with the tag before anything else, written by another script',
    page: () => ({
      write: tag =>
        `<!doctype html><script>document.write(${JSON.stringify(tag).replaceAll('</', '<\\/')})</script>${TAIL}`,
    }),
  },
]
