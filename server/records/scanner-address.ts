/** Where clamd listens. */
export type ScannerAddress = { path: string } | { host: string; port: number }

/** `tcp://HOST:PORT` or `unix:/PATH`; undefined for anything else. */
export function parseScannerAddress(value: string): ScannerAddress | undefined {
  const path = /^unix:(?:\/\/)?(\/.+)$/.exec(value)?.[1]
  if (path) return { path }
  const [, host, port] = /^(?:tcp|clamd):\/\/([\w.-]+|\[[\da-f:]+\]):(\d{1,5})\/?$/i.exec(value) ?? []
  return host && port && Number(port) > 0 && Number(port) < 65_536
    ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
    : undefined
}
