/** Bytes on the wire, as a browser that speaks brotli gets them from the relay. kB is 1,000 bytes here, the stricter reading. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QUESTION } from '../support/chat-driver.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { measureBody, weigh } from '../support/weigh.ts'

const LOADER_MAX = 3_000
const TYPING_MAX = 20_000
const ANSWER_MAX = 36_000
/** With an answer that has HTML in it. */
const HTML_MAX = 47_000
const LANGUAGE_MAX = 4_000

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('the script tag stays within 3 kB', async () => {
  expect(await measureBody(`${stage.relay.url}/v1/widget.js`)).toBeLessThanOrEqual(LOADER_MAX)
})

/** The address of a file of the release that is served. */
async function releaseFile(name: string): Promise<string> {
  const { version, files } = await (await fetch(`${stage.relay.url}/v1/manifest.json`)).json()
  expect(Object.keys(files)).toContain(name)
  return `${stage.relay.url}/v1/${version}/${name}`
}

test('a language stays within 4 kB, with the words of what is taken along', async () => {
  const [chat, takeaway] = await Promise.all(['panel-es.js', 'panel-es-takeaway.js'].map(releaseFile))
  expect((await measureBody(chat ?? '')) + (await measureBody(takeaway ?? ''))).toBeLessThanOrEqual(LANGUAGE_MAX)
})

describe.each(['floating', 'inline'] as const)('a chat (%s)', embedding => {
  test('stays within 20 kB until one can type, within 36 kB with a rendered answer, and within 47 kB where that has HTML', async () => {
    const { chat, seen } = await stage.open({ embedding })
    await chat.open()
    const typing = await weigh(stage.relay.url, seen.urls)
    await chat.ask(QUESTION)
    await chat.answered()
    await chat.button('Copy answer').waitFor()
    const answer = await weigh(stage.relay.url, seen.urls)
    console.log(`${embedding}: ${typing.total} bytes until one can type, ${answer.total} after an answer`, answer.parts)
    expect(typing.total).toBeLessThanOrEqual(TYPING_MAX)
    expect(answer.total).toBeLessThanOrEqual(ANSWER_MAX)
    const name = embedding === 'inline' ? 'inline' : 'panel'
    const purify = await measureBody(await releaseFile(`${name}-sanitize.js`))
    expect(answer.total + purify).toBeLessThanOrEqual(HTML_MAX)
    await stage.clear()
  })
})
