import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../platform/app/project-folder.ts'

let known: ReadonlySet<string> | undefined

/** True for one of the most used passwords of at least 8 characters (ASVS 6.2.4). */
export const isCommonPassword = (lowerCase: string): boolean => commonPasswords().has(lowerCase)

/** The list, in lower case; the file says where it is from. */
export const commonPasswords = (): ReadonlySet<string> => {
  known ??= new Set(
    readFileSync(join(projectFolder(), 'src/modules/access/common-passwords.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('# ')),
  )
  return known
}
