import { estateImports } from '../modules/estate/index.ts'
import { householdImports } from '../modules/households/index.ts'
import { keyImports } from '../modules/keys/index.ts'
import type { Imports } from '../platform/import/register.ts'

/** What the thread of an import needs of the modules, without all the rest of them: the same as they declare (by test). */
export const importing: readonly Imports[] = [estateImports, householdImports, keyImports]
