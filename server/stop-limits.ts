/**
 * How long each step of a stop may take. Together they end before Kubernetes kills (30 s after SIGTERM by default);
 * docker kills after 10 s unless told otherwise, and by then every reader is elsewhere and what was shown is logged.
 */

/** Other relays take over: readers are sent to them over this time at most, so that docker's 10 s are enough for all. */
export const SEND_AWAY_MS = 8_000
/** A balancer that was told "not ready" may send requests for a moment more: they are answered until then. */
export const LINGER_MS = 3_000
/** Running answers may end by themselves: nearly all do, and the rest are begun again elsewhere. */
export const ANSWERS_MS = 20_000
/** Last rows and frames: a log that hangs fails after 2 s, and a socket that does not answer its close is cut after 2 s. */
export const FAREWELL_MS = 3_000
/** HTTP requests that are being answered. */
export const REQUESTS_MS = 1_000
/** Whatever still hangs then is left behind; the durable rows have had their 3 s (`store/writer.ts`). */
export const EXIT_MS = 28_000
