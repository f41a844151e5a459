import { defineConsoleModule } from '../../../ui/console/module.ts'

export const callbacks = defineConsoleModule({ id: 'callbacks' })
