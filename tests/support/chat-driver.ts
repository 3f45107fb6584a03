/** The chat as a person finds it: by role and name, never by class or structure. */
import type { Frame, Locator, Page } from 'playwright-core'

/** What a finished answer always ends with. */
export const CLOSING = 'This is general information. Your care team knows your case.'
export const QUESTION = 'How do I get a second opinion for HER2-low breast cancer without offending my oncologist?'

type Scope = Pick<Locator, 'getByLabel' | 'getByRole' | 'getByText' | 'locator'>

export interface ChatDriver {
  /** Everything inside the chat. */
  inside: Scope
  launcher: Locator
  dialog: Locator
  box: Locator
  log: Locator
  button(name: string | RegExp): Locator
  /** Opens it with the launcher where there is one, and waits until one can type. */
  open(): Promise<void>
  ask(text: string): Promise<void>
  /** Waits until `count` answers have ended. */
  answered(count?: number): Promise<void>
  /** Waits until the answer has words. */
  streaming(): Promise<void>
  /** The document that holds the panel: the frame's, or inline the page's own. */
  frame(): Promise<Frame>
  /** All words of the transcript, those of closed sources too, without differences of spacing. */
  read(): Promise<string>
}

export function driveChat(page: Page, embedding: 'floating' | 'target' | 'inline'): ChatDriver {
  const inside: Scope = embedding === 'inline' ? page.locator('navis-chat') : page.frameLocator('navis-chat iframe')
  const launcher = page.getByRole('button', { name: 'Ask a question' })
  const box = inside.getByRole('textbox', { name: 'Your question' })
  const log = inside.getByRole('log')
  const button = (name: string | RegExp) =>
    inside.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
  return {
    inside,
    launcher,
    dialog: inside.getByRole('dialog', { name: 'Navis AI' }),
    box,
    log,
    button,
    async open() {
      if (embedding !== 'target') await launcher.click()
      await box.waitFor()
    },
    async ask(text) {
      await box.fill(text)
      await button('Send').click()
    },
    answered: (count = 1) =>
      log
        .getByText(CLOSING)
        .nth(count - 1)
        .waitFor(),
    // The offer's button is the last thing before the first word.
    streaming: () => log.filter({ hasText: /Upload records(?!Looking)\S+ \S+ \S+/ }).waitFor(),
    async frame() {
      const element = await page
        .locator('navis-chat iframe')
        .elementHandle({ timeout: 1_000 })
        .catch(() => null)
      return (await element?.contentFrame()) ?? page.mainFrame()
    },
    read: async () => (await log.textContent())?.replace(/\s+/g, ' ').trim() ?? '',
  }
}
