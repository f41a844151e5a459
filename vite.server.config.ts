import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const source = inProject('./src')

/** Each worker by its file name without `.ts`; the names share one folder, so no two may be the same. */
const workers = () => {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.worker.ts'))
  const entries = Object.fromEntries(paths.map((path) => [basename(path, '.ts'), join(source, path)]))
  if (Object.keys(entries).length < paths.length) throw new Error(`Two workers have the same name: ${paths.join(', ')}`)
  return entries
}

/** `new URL('./sheet.worker.ts', import.meta.url)` holds in the sources; built, the worker lies beside its caller. */
const workersBesideTheirCallers = (): Plugin => ({
  name: 'liren:workers',
  transform(code) {
    if (!code.includes('.worker.ts')) return
    return {
      code: code.replace(
        /new URL\(\s*(['"])[^'"]*?([^/'"]+\.worker)\.ts\1\s*,\s*import\.meta\.url\s*\)/g,
        "new URL('./$2.js', import.meta.url)",
      ),
      map: null,
    }
  },
})

/** The server: `src/app/cli.ts` and every `*.worker.ts`, flat in `dist/server/`; packages stay in node_modules. */
export default defineConfig({
  root: inProject('.'),
  publicDir: false,
  plugins: [workersBesideTheirCallers()],
  build: {
    ssr: true,
    outDir: inProject('./dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { cli: join(source, 'app', 'cli.ts'), ...workers() },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
    },
  },
})
