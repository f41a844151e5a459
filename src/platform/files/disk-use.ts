import { stat, statfs } from 'node:fs/promises'

/** A folder whose disk must not run full. */
export interface WatchedFolder {
  /** `数据文件夹` */
  readonly name: string
  readonly folder: string
}

export interface DiskUse {
  /** What lies on this disk, of the folders that were asked for. */
  readonly names: readonly string[]
  /** Rounded down, so that 90 is not said before it is reached. */
  readonly usedPercent: number
  readonly freeBytes: number
}

const ALARM_PERCENT = 90

/** The disks of these folders that are used up to 90 % or more, each once. A folder that cannot be looked at is passed over. */
export const almostFullDisks = async (folders: readonly WatchedFolder[]): Promise<readonly DiskUse[]> => {
  const looked = await Promise.all(folders.map(lookAt))
  const disks = new Map<number, DiskUse>()
  for (const { device, ...use } of looked.flatMap((one) => one ?? [])) {
    disks.set(device, { ...use, names: [...(disks.get(device)?.names ?? []), ...use.names] })
  }
  return [...disks.values()].filter(({ usedPercent }) => usedPercent >= ALARM_PERCENT)
}

const lookAt = async ({
  name,
  folder,
}: WatchedFolder): Promise<(DiskUse & { readonly device: number }) | undefined> => {
  try {
    const [{ dev: device }, { blocks, bfree, bavail, bsize }] = await Promise.all([stat(folder), statfs(folder)])
    // What is kept for the system counts as used for nobody: the same figure as `df` prints.
    const used = blocks - bfree
    const usedPercent = used + bavail === 0 ? 0 : Math.floor((used / (used + bavail)) * 100)
    return { device, names: [name], usedPercent, freeBytes: bavail * bsize }
  } catch {
    // Not made yet, or a disk that is not plugged in: whoever writes there says so.
    return undefined
  }
}
