#!/usr/bin/env node
import './prepare/node-version.mjs'

void import('./prepare/launch.mjs').then(({ launch }) => launch(['serve', ...process.argv.slice(2)]))
