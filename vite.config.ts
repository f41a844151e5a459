import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const bases = { console: '/', field: '/field/', resident: '/resident/' } as const
type Surface = keyof typeof bases

/** One build per surface, chosen by the mode: `vite build --mode field`; without one it is the console. */
export default defineConfig(({ mode }) => {
  const surface: Surface = mode === 'field' || mode === 'resident' ? mode : 'console'
  return {
    root: inProject(`./src/app/${surface}`),
    base: bases[surface],
    publicDir: existsSync(inProject(`./src/app/${surface}/public`)) ? 'public' : false,
    plugins: [react(), precompress(surface)],
    build: {
      outDir: inProject(`./dist/web/${surface}`),
      emptyOutDir: true,
      // Windows 7 machines are still at counters: Chromium 109 is their last browser.
      target: ['chrome109', 'safari15'],
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        output: {
          // React is needed first and changes rarely. Component libraries are not gathered: what only a later page
          // uses stays with that page, which keeps the first load small.
          codeSplitting: {
            groups: [{ name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
          },
        },
      },
    },
    server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? '3000'}` } },
  }
})

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/**
 * Lays a `.br` and a `.gz` beside every text file, so that the server only sends bytes, and writes what the first
 * page needs before it can run, file by file in compressed bytes, to `<surface>.first-load.json`.
 */
const precompress = (surface: Surface): Plugin => {
  let first: readonly string[] = []
  return {
    name: 'liren:precompress',
    apply: 'build',
    generateBundle(_, bundle) {
      first = ['index.html', ...filesBeforeFirstPaint(bundle)]
    },
    async closeBundle() {
      const { outDir } = this.environment.config.build
      const names = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
      const texts = names.filter((name) => /\.(js|css|html|svg|json|webmanifest|txt)$/.test(name))
      await Promise.all(texts.map((name) => compress(join(outDir, name))))
      // Chunks that held nothing but styles are gone by now.
      const kept = first.filter((name) => existsSync(join(outDir, name)))
      const files = Object.fromEntries(kept.map((name) => [name, statSync(join(outDir, `${name}.br`)).size]))
      const bytes = Object.values(files).reduce((sum, size) => sum + size, 0)
      writeFileSync(join(outDir, '..', `${surface}.first-load.json`), JSON.stringify({ bytes, files }, null, 2))
    },
  }
}

const filesBeforeFirstPaint = (bundle: Rolldown.OutputBundle) => {
  const found = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || chunk?.type !== 'chunk') return
    found.add(name)
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css)
    for (const next of chunk.imports) visit(next)
  }
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName)
  return found
}

const compress = async (path: string) => {
  const bytes = readFileSync(path)
  const [br, gz] = await Promise.all([brotli(bytes, quality), deflate(bytes, { level: 9 })])
  writeFileSync(`${path}.br`, br)
  writeFileSync(`${path}.gz`, gz)
}
