import type { Job } from '../platform/app/define-module.ts'
import { platformJobs } from '../platform/jobs/housekeeping.ts'
import { modules } from './modules.ts'

/** Every job of the platform and of the modules. */
export const allJobs = (): readonly Job[] => [...platformJobs, ...modules.flatMap((row) => row.module.jobs ?? [])]
