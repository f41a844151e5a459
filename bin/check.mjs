#!/usr/bin/env node
import './prepare/node-version.mjs'

void import('./prepare/project.mjs').then(({ run }) =>
  run(async () => (await import('./prove/check.mjs')).check(process.argv.slice(2))),
)
