import { createInterface } from 'node:readline'
import { startEmbedded } from '../database/embedded/index.ts'

/**
 * A process that uses the embedded database of the folder in its first argument, for tests that need a second
 * process or another account. Says one line of JSON when it has it, or why not; stops it when its input ends.
 */
const say = (words: object) => console.log(JSON.stringify(words))

try {
  const [dataFolder = '', systemFolder = '/nonexistent'] = process.argv.slice(2)
  const lines: string[] = []
  const database = await startEmbedded({ dataFolder, systemFolder, log: (line) => lines.push(line) })
  say({ url: database.url, adopted: database.adopted, folder: database.folder, lines })
  for await (const _ of createInterface(process.stdin));
  await database.stop()
} catch (error) {
  const { code, message } = error as { code?: string; message: string }
  say({ code, message })
  process.exitCode = 1
}
