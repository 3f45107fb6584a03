/** The built widget: which files there are and which release is current. Written by `npm run build`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const MANIFEST = v.object({
  version: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
  files: v.record(v.string(), v.object({ integrity: v.string() })),
  preload: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w./-]+$/)))),
})

export type Manifest = v.InferOutput<typeof MANIFEST>

export const NOT_BUILT = 'The widget is not built yet: run "npm run build", then start again.'

/** The manifest of `folder`, undefined while there is no build that can be served. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const result = v.safeParse(MANIFEST, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
    return result.success ? result.output : undefined
  } catch {
    // Missing or half written: both mean "build it", which is what the caller says.
    return undefined
  }
}
