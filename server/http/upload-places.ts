/** Who may send records now: a share of the places for each address, and none that somebody can hold against all others. */
import type { Limits } from '../relay/limits.ts'

export interface UploadPlacesOptions {
  limits: Pick<Limits, 'uploadsAtOnce' | 'addressUploadsAtOnce'>
  /** As `Pace.now`. */
  now: () => number
}

export interface UploadPlaces {
  /** `take` would give a place to `address` now. */
  hasRoom(address: string): boolean
  /** Takes a place, perhaps another one's, and gives what gives it back. `onLost` is told when it went to somebody else. */
  take(address: string, onLost: () => void): () => void
}

interface Place {
  address: string
  since: number
  onLost(): void
}

/** An honest upload over a slow line takes longer, but ends; while places are free nobody asks how long. */
const UNDISTURBED_MS = 120_000

/**
 * An upload may send a byte now and then for ten minutes. So when all places are taken, a newcomer takes that of the upload
 * that is longest at it: of an address that would still have as many as the newcomer's, or of any after two minutes.
 */
export function createUploadPlaces({ limits, now }: UploadPlacesOptions): UploadPlaces {
  /** Longest first. */
  const taken = new Set<Place>()
  const countOf = (address: string) => taken.values().reduce((sum, place) => sum + Number(place.address === address), 0)

  function findGiver(address: string): Place | undefined {
    const fair = countOf(address) + 1
    const old = now() - UNDISTURBED_MS
    return taken.values().find(place => countOf(place.address) > fair || place.since <= old)
  }

  return {
    hasRoom: address =>
      countOf(address) < limits.addressUploadsAtOnce &&
      (taken.size < limits.uploadsAtOnce || findGiver(address) !== undefined),
    take(address, onLost) {
      const giver = taken.size < limits.uploadsAtOnce ? undefined : findGiver(address)
      const place = { address, since: now(), onLost }
      taken.add(place)
      if (giver) {
        taken.delete(giver)
        giver.onLost()
      }
      return () => void taken.delete(place)
    },
  }
}
