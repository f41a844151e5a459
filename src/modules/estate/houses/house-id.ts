import type { z } from 'zod'
import { idOf } from '../../../kernel/id.ts'

export const houseId = idOf('HouseId')
export type HouseId = z.output<typeof houseId>
