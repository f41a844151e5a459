import { chmod, mkdtemp, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ROOM = 2 * 1024 ** 3

/** Memory where there is enough of it, else the disk. */
export const rootFolder = async (): Promise<string> => {
  const room = await statfs(MEMORY).catch(() => undefined)
  return room && room.bavail * room.bsize >= ROOM && freemem() >= ROOM ? MEMORY : tmpdir()
}

export const inMemory = (folder: string): boolean => folder.startsWith(MEMORY)

/** A new folder that every account may enter; its name tells which process will remove it. */
export const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(await rootFolder(), `liren-test-${process.pid}-`))
  await chmod(folder, 0o755)
  return folder
}
