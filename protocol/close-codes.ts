/** WebSocket close codes: 1xxx are the standard's (RFC 6455 §7.4.1 and the IANA registry), 44xx are ours. */
export const CLOSE = {
  normal: 1000,
  tooLarge: 1009,
  restart: 1012,
  malformed: 4400,
  notAllowed: 4401,
  noHello: 4408,
  tooSlow: 4409,
  tooMany: 4429,
} as const

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

/** After these, connecting again at once cannot help: the widget asks for the site's verdict or tells the reader. */
export const FATAL_CLOSES: ReadonlySet<number> = new Set([CLOSE.tooLarge, CLOSE.malformed, CLOSE.notAllowed])
