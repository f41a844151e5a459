#!/usr/bin/env node
import './prepare/node-version.mjs'

void import('./prepare/project.mjs').then(({ run }) =>
  run(async () => {
    const { ensureModules } = await import('./prepare/modules.mjs')
    const { runTool } = await import('./prepare/tool.mjs')
    const [name, ...args] = process.argv.slice(2)
    await ensureModules({ dev: true })
    const { code } = await runTool(name, args)
    process.exit(code)
  }),
)
