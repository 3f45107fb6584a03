/** A disk that is full: a file system of its own in memory, and a file that takes all of what is left. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { between, createTurn, type Fault, pause } from './fault.ts'

export interface SmallDisk {
  /** Takes all free bytes, until the returned function is called. */
  fill(): () => void
  remove(): void
}

const SIZE_MEGABYTES = 16

/** Mounts one at `folder`; undefined, and said aloud, where this user may not. */
export function mountSmallDisk(folder: string): SmallDisk | undefined {
  const options = ['-t', 'tmpfs', '-o', `size=${SIZE_MEGABYTES}m`, 'navis-test', folder]
  if (spawnSync('mount', options).status !== 0) {
    console.warn('SKIPPED: this user may not mount a small file system, so nothing was tested on a full disk.')
    return
  }
  const filler = join(folder, 'filler')
  return {
    fill() {
      const file = openSync(filler, 'w')
      for (let size = 2 ** 20; size >= 1; ) {
        // What does not fit in one piece may fit in smaller ones.
        try {
          if (writeSync(file, Buffer.alloc(size)) < size) size = Math.floor(size / 2)
        } catch {
          size = Math.floor(size / 2)
        }
      }
      closeSync(file)
      return () => rmSync(filler, { force: true })
    },
    remove() {
      // Lazily: a process that was killed may still be on its way out.
      spawnSync('umount', ['-l', folder])
    },
  }
}

export function createDiskFaults(disk: SmallDisk, weight: number): Fault[] {
  const inTurn = createTurn()
  return [
    {
      name: 'disk full',
      weight,
      strike: random =>
        inTurn(async () => {
          const free = disk.fill()
          await pause(between(random, 200, 3_000))
          free()
        }),
    },
  ]
}
