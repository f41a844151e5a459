import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { inProject } from './project.mjs'

const [out] = process.argv.slice(2)
const surfaces = ['console', 'field', 'resident'].filter((surface) =>
  existsSync(inProject('src', 'app', surface, 'index.html')),
)

const compile = (configFile, mode, folder) =>
  build({ configFile: inProject(configFile), mode, logLevel: 'warn', build: { outDir: join(out, ...folder) } })

try {
  await compile('vite.server.config.ts', 'production', ['server'])
  for (const surface of surfaces) await compile('vite.config.ts', surface, ['web', surface])
} catch (error) {
  process.stderr.write(`${error.message ?? error}\n`)
  process.exit(1)
}
