/** The types that a page's own program needs, as one file that imports nothing. */
import { readFile } from 'node:fs/promises'

const SOURCE = 'widget/loader/navis.d.ts'
const IMPORT = "import type { Theme } from '../../protocol/theme.ts'\n\nexport type { Theme }\n"

export async function writePublicTypes(): Promise<string> {
  const [types, theme] = await Promise.all([readFile(SOURCE, 'utf8'), readFile('protocol/theme.ts', 'utf8')])
  const declaration = /^export interface Theme \{\n[\s\S]*?\n\}\n/m.exec(theme)?.[0]
  if (!declaration || !types.includes(IMPORT))
    throw new Error(`${SOURCE} and protocol/theme.ts no longer fit together.`)
  return types.replace(IMPORT, declaration)
}
