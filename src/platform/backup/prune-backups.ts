import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from './manifest.ts'
import { outlived, takenAtOf } from './retention.rules.ts'

/**
 * Removes the backups of this installation that have outlived their time; those of others in the same folder, and
 * whatever is no backup, stay. Answers their names.
 */
export const pruneBackups = async (o: { target: string; installation: string; now: Date }): Promise<string[]> => {
  const ours = new Map<number, string>()
  for (const name of await readdir(o.target)) {
    const at = takenAtOf(name)
    const read = at ? await readManifest(join(o.target, name)).catch(() => undefined) : undefined
    if (at && read?.manifest.installation === o.installation) ours.set(at.getTime(), name)
  }
  const old = outlived(
    [...ours.keys()].map((ms) => new Date(ms)),
    o.now,
  ).map((at) => ours.get(at.getTime()) as string)
  for (const name of old) {
    // First out of sight: half a backup must not look like a whole one.
    const partial = join(o.target, `${name}.partial`)
    await rename(join(o.target, name), partial)
    await rm(partial, { recursive: true, force: true })
  }
  return old
}
