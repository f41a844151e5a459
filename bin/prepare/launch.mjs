import { pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { inProject, run } from './project.mjs'

/**
 * Prepares the project, then becomes the server's command line. It is loaded into this process and not started as a
 * child: signals, exit code, terminal and a kill reach it directly, and no orphan can keep the port.
 */
export const launch = (args) =>
  run(async () => {
    await ensureBuild()
    process.env.NODE_ENV ??= 'production'
    process.setSourceMapsEnabled(true)
    const cli = inProject('dist', 'server', 'cli.js')
    process.argv = [process.execPath, cli, ...args]
    await import(pathToFileURL(cli).href)
  })
