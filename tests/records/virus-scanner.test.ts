/** What clamd does not call clean is not read. The server here speaks its protocol and knows one bad word. */
import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { parseScannerAddress } from '../../server/records/scanner-address.ts'
import { isClean } from '../../server/records/virus-scanner.ts'

let server: Server | undefined
afterEach(() => server?.close())

/** Listens until the last chunk, then answers; nothing where `answer` is undefined. */
async function scanning(answer: (content: string) => string | undefined) {
  const made = createServer(socket => {
    let received: Buffer = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const command = 'zINSTREAM\0'
      let at = command.length
      let content = ''
      while (at + 4 <= received.length) {
        const length = received.readUInt32BE(at)
        if (length === 0) {
          const said = answer(content)
          return said === undefined ? socket.destroy() : socket.end(`${said}\0`)
        }
        if (at + 4 + length > received.length) return
        content += received.toString('latin1', at + 4, at + 4 + length)
        at += 4 + length
      }
      return
    })
  })
  server = made
  await new Promise<void>(resolve => made.listen(0, '127.0.0.1', resolve))
  const address = made.address()
  return { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 }
}

test('a file is clean where clamd says so, of any length', async () => {
  let length = 0
  const address = await scanning(content => {
    length = content.length
    return content.includes('BAD') ? 'stream: Made-up.Test FOUND' : 'stream: OK'
  })
  expect(await isClean(Buffer.alloc(300_000, 65), address)).toBe(true)
  expect(length).toBe(300_000)
  expect(await isClean(Buffer.from('a BAD word'), address)).toBe(false)
})

test('a scanner that errs, hangs up or is away finds nothing clean', async () => {
  expect(await isClean(Buffer.from('a'), await scanning(() => 'INSTREAM size limit exceeded. ERROR'))).toBe(false)
  server?.close()
  const gone = await scanning(() => undefined)
  expect(await isClean(Buffer.from('a'), gone)).toBe(false)
  await new Promise(resolve => server?.close(resolve))
  expect(await isClean(Buffer.from('a'), gone)).toBe(false)
})

test('an address is TCP or a socket file', () => {
  expect(parseScannerAddress('tcp://127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 })
  expect(parseScannerAddress('unix:/run/clamd.sock')).toEqual({ path: '/run/clamd.sock' })
  for (const wrong of ['127.0.0.1:3310', 'http://a:1', 'tcp://a', 'tcp://a:0', 'tcp://a:99999', 'unix:relative'])
    expect(parseScannerAddress(wrong)).toBeUndefined()
})
