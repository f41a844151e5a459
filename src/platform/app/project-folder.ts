import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The folder of the project: the nearest one above this file that holds Liren's package.json. The same from source and from the bundle. */
export const projectFolder = (): string => {
  found ??= nearest(dirname(fileURLToPath(import.meta.url)))
  return found
}

const nearest = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('package.json of Liren not found above the program')
  return nearest(above)
}
