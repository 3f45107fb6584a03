/** Where the durable rows are kept. */
export type DatabaseAddress =
  /** Absolute path of the file. */
  | { kind: 'sqlite'; path: string }
  /** A connection string as `pg` reads it. It may hold a password, so it is never shown: `describeAddress` is. */
  | { kind: 'postgres'; url: string }

/** What may be said of an address: the file, or host and database. */
export function describeAddress(address: DatabaseAddress): string {
  if (address.kind === 'sqlite') return address.path
  const { host, pathname } = new URL(address.url)
  return `${host}${pathname}`
}
