/** Reads what Redis holds of all conversations, as rows that are still sealed, without the code that wrote them. */
import { createClient, RESP_TYPES } from 'redis'

export interface SealedRow {
  first: number
  count: number
  mark: string
  body: Uint8Array
}

/** Rows of each conversation, by its name. */
export type Dump = ReadonlyMap<string, readonly SealedRow[]>

const ROWS_KEY = /^navis:\{(.+)\}:rows$/

const READ_ALL = `
local all = {}
for _, key in ipairs(redis.call('KEYS', 'navis:*:rows')) do
  all[#all + 1] = key
  all[#all + 1] = redis.call('XRANGE', key, '-', '+')
end
`

/** Stops writers first, so that nothing is written behind what was read; for a server that is about to lose its data. */
export async function dumpBeforeLoss(port: number, loseAll = false): Promise<Dump> {
  const client = await openClient(port)
  try {
    if (loseAll) return await read(client, `${READ_ALL} redis.call('FLUSHALL') return all`)
    await client.sendCommand(['CLIENT', 'PAUSE', '5000', 'WRITE'])
    return await read(client, `#!lua flags=no-writes\n${READ_ALL} return all`)
  } finally {
    client.destroy()
  }
}

export async function dumpRedis(port: number): Promise<Dump> {
  const client = await openClient(port)
  try {
    return await read(client, `#!lua flags=no-writes\n${READ_ALL} return all`)
  } finally {
    client.destroy()
  }
}

async function openClient(port: number) {
  const client = createClient({ socket: { host: '127.0.0.1', port, reconnectStrategy: false } })
  client.on('error', () => {}) // Thrown by what is called next.
  await client.connect()
  return client
}

async function read(client: Awaited<ReturnType<typeof openClient>>, script: string): Promise<Dump> {
  type Entry = [id: Buffer, fields: Buffer[]]
  const command = script.startsWith('#!') ? 'EVAL_RO' : 'EVAL'
  const reply = await client.sendCommand<(Buffer | Entry[])[]>([command, script, '0'], {
    typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer },
  })
  const dump = new Map<string, SealedRow[]>()
  for (let index = 0; index + 1 < reply.length; index += 2) {
    const name = ROWS_KEY.exec(String(reply[index]))?.[1] ?? ''
    dump.set(
      name,
      (reply[index + 1] as Entry[]).map(([id, fields]) => {
        const [first = 0, count = 0] = String(id).split('-').map(Number)
        return { first, count, mark: String(fields[1]), body: fields[3] ?? Buffer.alloc(0) }
      }),
    )
  }
  return dump
}
