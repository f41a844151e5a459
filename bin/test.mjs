#!/usr/bin/env node
import './prepare/node-version.mjs'

void import('./prepare/project.mjs').then(({ run }) =>
  run(async () => (await import('./prove/test.mjs')).test(process.argv.slice(2))),
)
