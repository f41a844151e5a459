#!/usr/bin/env node
import './prepare/node-version.mjs'

void import('./prepare/launch.mjs').then(({ launch }) => launch(process.argv.slice(2)))
