/** What a file is called: what kind of thing it is, and the day. Nothing in it is from the chat, the site or a person. */
export function nameFile(kind: string): string {
  const now = new Date()
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-')
  return `${kind}-${day}.txt`
}
