import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeModule } from './write-module.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const [id, title] = process.argv.slice(2)

if (id === undefined || title === undefined) {
  console.error('npm run new-module lost-property 失物招领')
  process.exit(1)
}
const files = writeModule(root, { id, title, now: new Date() })
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
spawnSync(process.execPath, [biome, 'check', '--write', ...files.filter((file) => /\.tsx?$/.test(file))], { cwd: root })
for (const file of files) console.log(file.slice(root.length))
console.log(`
Next: npm run types     the table types, from your migration
      npm run rights    who may call what
      npm test -- src/modules/${id}
Then read docs/add-a-module.md from step 1.`)
