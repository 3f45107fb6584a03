/**
 * A reader in a process of its own, that stops itself like a laptop whose lid is closed after the first event, until
 * somebody sends SIGCONT: chat's address in argv[2], origin in argv[3], token in argv[4], number of events in argv[5].
 * Resumes from its position until it has them all, and says what happens.
 */
import { WebSocket } from 'ws'
import { type RelayFrame, SUBPROTOCOL } from '../../protocol/frames.ts'

const [, , url = '', origin = '', token = '', count = ''] = process.argv
let hasStopped = false
let position: { after: number; mark?: string } = { after: 0 }

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

function read(): void {
  const socket = new WebSocket(url, SUBPROTOCOL, { origin, perMessageDeflate: false })
  socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', locale: 'en', resume: { token, ...position } })))
  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as RelayFrame
    if (!('seq' in frame)) return
    if (frame.seq !== position.after + 1) return say(`event ${frame.seq} came after event ${position.after}`)
    position = { after: frame.seq, mark: frame.mark }
    if (!hasStopped) process.kill(process.pid, 'SIGSTOP')
    hasStopped = true
    if (frame.seq !== Number(count)) return
    say(`all ${frame.seq} events, each once`)
    socket.close()
  })
  socket.on('error', () => {})
  socket.on('close', code => {
    say(`closed ${code}`)
    if (position.after < Number(count)) read()
  })
}
read()
