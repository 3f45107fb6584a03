/** The outcome of `work`, or undefined when it fails or takes longer than `ms`; `work` itself goes on. */
export async function withinMs<Result>(work: Promise<Result>, ms: number): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, ms))
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return undefined // Who started the work reports its failure; here it only matters that it is not there in time.
  } finally {
    clearTimeout(timer)
  }
}
