import { useEffect, useSignal } from './hooks.ts'

/** Milliseconds until `at` (since the epoch), looked at each second; 0 from then on. For what never announces itself. */
export function useTimeLeft(at: number): number {
  const now = useSignal(Date.now())
  useEffect(() => {
    const look = () => {
      now.value = Date.now()
    }
    const timer = setInterval(look, 1000)
    look()
    return () => clearInterval(timer)
  }, [at])
  return Math.max(0, at - now.value)
}
