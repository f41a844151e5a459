import type { Imports } from '../../../platform/import/register.ts'
import { buildingsRegister } from './buildings.register.ts'
import { estateThings } from './things.ts'

export const estateImports: Imports = { registers: [buildingsRegister], things: estateThings }
