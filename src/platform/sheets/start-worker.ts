import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts a thread from a file: JavaScript once built; from the sources TypeScript, which Node 20 reads through tsx. */
export const startWorker = (file: URL, options: WorkerOptions): Worker => {
  if (!file.pathname.endsWith('.ts')) return new Worker(file, options)
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const code = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(file.href)}) })`
  return new Worker(code, { ...options, eval: true, execArgv: [] })
}
