/** Lengths of RFC 6455 §5.2 that stand in the second byte itself, and in two bytes after it. */
const SHORT_MAX = 125
const MEDIUM_MAX = 0xffff
/** `FIN`, and the opcode of text. */
const WHOLE_TEXT = 0x81

/**
 * A text as one unmasked WebSocket frame, header and all, so that it leaves in one piece: `ws` writes the header apart, which
 * costs a seventh of what sending a token does.
 */
export function encodeTextFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const headLength = length <= SHORT_MAX ? 2 : length <= MEDIUM_MAX ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + length)
  frame[0] = WHOLE_TEXT
  if (headLength === 2) frame[1] = length
  else if (headLength === 4) {
    frame[1] = SHORT_MAX + 1
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = SHORT_MAX + 2
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, headLength)
  return frame
}
