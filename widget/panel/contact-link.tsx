import type { Contact } from '../../protocol/frames.ts'
import { usePanel } from './context.ts'
import { Icon } from './icon.tsx'
import { checkLink } from './link.ts'
import { withTelephones } from './telephone.tsx'

/** The number behind a `tel:` or `sms:` link, unless the label already says it. */
function hiddenNumber({ label, href }: Contact): string {
  const number = /^(?:tel|sms):([^?;]+)/.exec(href)?.[1] ?? ''
  const digits = number.replace(/\D/g, '')
  return digits && !label.replace(/\D/g, '').includes(digits) ? decodeNumber(number) : ''
}

function decodeNumber(number: string): string {
  try {
    return decodeURIComponent(number)
  } catch {
    return number
  }
}

/** A way to reach a person: a link that dials, writes or opens, with its number always readable. */
export function ContactLink({ contact, loud }: { contact: Contact; loud?: boolean }) {
  const { relay } = usePanel()
  const href = checkLink(contact.href, relay)?.href
  const number = hiddenNumber(contact)
  const words = number ? `${contact.label} ${number}` : contact.label
  if (!href) return <strong>{withTelephones(words)}</strong>
  const isPage = /^http/.test(href)
  return (
    <a class={loud ? 'call' : 'link'} href={href} target={isPage ? '_blank' : undefined} rel="noopener noreferrer">
      {loud && href.startsWith('tel:') && <Icon name="phone" />}
      <span>{withTelephones(words)}</span>
    </a>
  )
}
