/** Asks clamd about a file (clamd's INSTREAM command, man clamd(8)). What is not known to be clean is not read. */
import { connect, type Socket } from 'node:net'
import type { ScannerAddress } from './scanner-address.ts'

/** A file of 20 MB takes clamd about a second. */
const PATIENCE_MS = 10_000
const CHUNK_BYTES = 64 * 1024
const ANSWER_MAX_LENGTH = 4_096

/** True only where clamd says that nothing was found. Never rejects. */
export function isClean(bytes: Uint8Array, address: ScannerAddress): Promise<boolean> {
  return new Promise(resolve => {
    let answer = ''
    const socket: Socket = connect(address)
    const settle = (verdict: boolean) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(verdict)
    }
    const timer = setTimeout(() => settle(false), PATIENCE_MS)
    socket.on('error', () => settle(false))
    socket.on('close', () => settle(/^stream: OK\0?\s*$/.test(answer)))
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1')
      if (answer.length > ANSWER_MAX_LENGTH) settle(false)
      else if (/[\0\n]/.test(answer)) settle(/^stream: OK[\0\s]*$/.test(answer))
    })
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        const chunk = bytes.subarray(at, at + CHUNK_BYTES)
        const length = Buffer.alloc(4)
        length.writeUInt32BE(chunk.length)
        socket.write(length)
        socket.write(chunk)
      }
      socket.write(Buffer.alloc(4))
    })
  })
}
