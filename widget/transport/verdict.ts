/**
 * Why a handshake failed: browsers hide it from scripts, the relay says it again where they can read. A number is how many
 * ms a busy relay asks to wait.
 */
export type Verdict = 'welcome' | 'refused' | 'unreachable' | number

const ASK_TIMEOUT_MS = 8_000
const RETRY_DEFAULT_MS = 5_000
const RETRY_MOST_MS = 5 * 60_000

/** Asks `GET /v1/sites/SITE`. Never rejects. */
export async function askVerdict(siteUrl: string): Promise<Verdict> {
  try {
    const options = {
      // What a page has put on Object.prototype is no option of ours.
      __proto__: null,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
    } as const
    const response = await fetch(siteUrl, options)
    // A proxy has pages of its own for these, say during a deploy: only the relay's word is final.
    const isRelay = response.headers.get('content-type')?.includes('json') === true
    if (isRelay && (response.status === 403 || response.status === 404)) return 'refused'
    if (response.status === 503 || response.status === 429) {
      const seconds = Number(response.headers.get('retry-after'))
      const asked = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : RETRY_DEFAULT_MS
      return Math.min(asked, RETRY_MOST_MS)
    }
    return response.ok ? 'welcome' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
