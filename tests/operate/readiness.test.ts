import { expect, test } from 'vitest'
import { createReadiness, type ReadinessOptions } from '../../server/readiness.ts'

const FINE: ReadinessOptions = {
  log: async () => true,
  store: async () => true,
  knowledge: () => true,
  widget: () => true,
  isStopping: () => false,
}
const ready = { log: 'ready', store: 'ready', knowledge: 'ready', widget: 'ready' }
const judge = (change: Partial<ReadinessOptions>) => createReadiness({ ...FINE, ...change })()

test('a relay whose parts all work is ready', async () => {
  expect(await judge({})).toEqual({ ready: true, stopping: false, parts: ready })
})

test('without its log, its knowledge or the widget it is not ready, and says which it lacks', async () => {
  const refuse = () => Promise.reject(new Error('no'))
  const broken = () => {
    throw new Error('The file is gone.')
  }
  expect(await judge({ log: refuse })).toMatchObject({ ready: false, parts: { ...ready, log: 'not-ready' } })
  expect(await judge({ knowledge: broken })).toMatchObject({
    ready: false,
    parts: { ...ready, knowledge: 'not-ready' },
  })
  expect(await judge({ widget: () => false })).toMatchObject({ ready: false, parts: { ...ready, widget: 'not-ready' } })
})

test('without its database it is degraded and still ready, since answers do not need it', async () => {
  expect(await judge({ store: async () => false })).toEqual({
    ready: true,
    stopping: false,
    parts: { ...ready, store: 'degraded' },
  })
})

test('asked to stop, it is not ready though every part works', async () => {
  expect(await judge({ isStopping: () => true })).toEqual({ ready: false, stopping: true, parts: ready })
})

test('a part that never answers counts as one that does not work, and is asked once however many ask', async () => {
  let asked = 0
  const silent = () => {
    asked += 1
    return new Promise<boolean>(() => {})
  }
  const readiness = createReadiness({ ...FINE, log: silent })
  const [first, second] = await Promise.all([readiness(), readiness()])
  expect(first).toMatchObject({ ready: false, parts: { log: 'not-ready', store: 'ready' } })
  expect(second).toBe(first)
  expect(asked).toBe(1)
})
