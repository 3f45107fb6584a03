/**
 * The address of `path` under a provider's base address, which may end in slashes, and in `version` where the path has it too.
 * Done without regular expressions: one that was run here ended the process now and then (Node 26.10, a null pointer in V8).
 */
export function endpointOf(baseUrl: string, path: string, version = ''): URL {
  const base = withoutSlashes(baseUrl)
  return new URL(`${version && base.endsWith(version) ? base.slice(0, -version.length) : base}${path}`)
}

function withoutSlashes(text: string): string {
  let end = text.length
  while (text[end - 1] === '/') end--
  return text.slice(0, end)
}
