import { defineConsoleModule } from '../../../ui/console/module.ts'

export const reports = defineConsoleModule({ id: 'reports' })
