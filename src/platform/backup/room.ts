import { statfs } from 'node:fs/promises'
import { problem } from './backup-problem.ts'

const MEGABYTE = 1024 * 1024
const LOOK_EVERY = 16 * MEGABYTE
const RESERVE_AT_MOST = 512 * MEGABYTE

/** The free space of the disk that a backup goes to. A part of it is left to whoever else writes there. */
export interface Room {
  /** Called with what is about to be written. @throws BackupProblem before the disk is full. */
  take(bytes: number): Promise<void>
}

/** Sees that so many bytes fit in, and goes on looking while they are written: the database may be on the same disk. */
export const roomFor = async (folder: string, bytes: number): Promise<Room> => {
  const disk = await statfs(folder)
  const reserve = Math.min(RESERVE_AT_MOST, (disk.blocks * disk.bsize) / 20)
  const look = async (wanted: number): Promise<void> => {
    const { bavail, bsize } = await statfs(folder)
    const [needed, free] = [wanted + reserve, bavail * bsize]
    if (free < needed) throw problem('no-room', { folder, needed, free })
  }
  await look(bytes)
  let unseen = 0
  return {
    take: async (taken) => {
      unseen += taken
      if (unseen < LOOK_EVERY) return
      unseen = 0
      await look(0)
    },
  }
}
