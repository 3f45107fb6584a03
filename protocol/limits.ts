/** Limits that both sides of the wire know. A relay may set its own with `NAVIS_LIMITS`. */

/** Characters of a question (UTF-16 units, as `String.length` counts). */
export const QUESTION_MAX_LENGTH = 4_000
/** Bytes of one frame from a client; the socket closes 1009 above it. */
export const FRAME_MAX_BYTES = 64 * 1024
/** Time from opening to `hello`; traffic does not extend it. */
export const HELLO_TIMEOUT_MS = 5_000
/** How often the relay sends `beat`: browsers do not show pings to scripts. */
export const BEAT_INTERVAL_MS = 25_000
/** Silence after which either side takes the socket for dead. */
export const SILENCE_TIMEOUT_MS = 35_000
/** Attempts at one answer before it is honestly failed. */
export const ATTEMPTS_MAX = 3
/** Events of one conversation. */
export const EVENTS_MAX = 20_000
