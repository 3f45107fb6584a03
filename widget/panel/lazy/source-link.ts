import { checkLink } from '../link.ts'

/** Where a source can be read, with the host to show beside it: pages only, and never with a name and password in the address. */
export function readSourceLink(address: string | undefined): { href: string; host: string } | undefined {
  const url = checkLink(address, 'https://none.invalid')
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.hostname === 'none.invalid') return undefined
  return { href: url.href, host: url.hostname.replace(/^www\./, '') }
}
