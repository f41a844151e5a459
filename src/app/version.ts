import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../platform/app/project-folder.ts'

const { version: read } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as { version: string }

/** The version of Liren, as package.json says it. */
export const version = read
