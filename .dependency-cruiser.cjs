// The law of imports (docs/decisions/0011). `npm run check` adds one rule per module made from `needs` in
// src/app/modules.ts, and plants one violation per rule: docs/tools/boundaries.canaries.ts.
const { builtinModules } = require('node:module')

const pages = '^src/modules/[^/]+/.*(?<=/)(?:web|field|resident)/'
const pagesIn = (name) => `^src/modules/([^/]+)/.*(?<=/)${name}/`
const consolePages = ['^src/modules/[^/]+/.*(?<=/)web/', '^src/ui/console/', '^src/app/console/']
const phonePages = ['^src/modules/[^/]+/.*(?<=/)(?:field|resident)/', '^src/ui/field/', '^src/app/(?:field|resident)/']
const browser = [pages, '^src/ui/', '^src/app/(?:console|field|resident)/']
const test = '\\.test\\.tsx?$'
const testing = '/testing/'
const antd = '^(?:node_modules/)?(?:antd|@ant-design/[^/]+)(?:/|$)'
const antdMobile = '^(?:node_modules/)?antd-mobile(?:-icons)?(?:/|$)'
const builtin = `^(?:node:)?(?:${builtinModules.join('|')})$`
/** Those that only compute (buffer, path, url, util, zlib) are left out. */
const inputOutput = `^(?:node:)?(?:${builtinModules.filter((name) => !/^_|^(buffer|path|querystring|string_decoder|url|util|zlib)($|\/)/.test(name)).join('|')})$`
const serverPackages =
  '^(?:node_modules/)?(?:pg|kysely|fastify|@fastify/[^/]+|graphile-worker|pino|sharp|@node-rs/argon2|hucre)(?:/|$)'
const serverOnly = ['^src/platform/', '\\.store\\.ts$', builtin, serverPackages]

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid(
      'kernel-stands-alone',
      'The kernel imports nothing of the project but itself.',
      { path: '^src/kernel/' },
      { path: '^src/', pathNot: '^src/kernel/' },
    ),
    forbid(
      'kernel-is-pure',
      'The kernel does no I/O: of the packages only zod, decimal.js and the calendar are pure enough.',
      { path: '^src/kernel/', pathNot: [test, testing] },
      { path: ['^(?:node_modules/)', builtin], pathNot: '^node_modules/(?:zod|decimal\\.js|chinese-days)/' },
    ),
    forbid(
      'platform-knows-no-module',
      'The platform imports the kernel only.',
      { path: '^src/platform/' },
      { path: '^src/(?:ui|modules|app)/' },
    ),
    forbid(
      'ui-knows-no-module',
      'The shared pages import the kernel only; contracts are passed in.',
      { path: '^src/ui/' },
      { path: '^src/(?:platform|modules|app)/' },
    ),
    forbid(
      'modules-know-no-app',
      'A module is bound by the app and never imports it; its tests may start it.',
      { path: '^src/modules/', pathNot: [test, testing] },
      { path: '^src/app/' },
    ),
    forbid(
      'server-front-door',
      'On the server another module is entered by its index.ts or its contract.ts (by tests, its testing/ too).',
      { path: '^src/modules/([^/]+)/', pathNot: pages },
      {
        path: '^src/modules/',
        pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(?:(?:index|contract)[.]ts$|testing/)'],
      },
    ),
    forbid(
      'server-shows-no-page',
      'Server code does not import pages.',
      { path: ['^src/platform/', '^src/modules/', '^src/app/[^/]+$'], pathNot: pages },
      { path: browser },
    ),
    ...['web', 'field', 'resident'].map((name) =>
      forbid(
        `${name}-front-door`,
        `Pages in ${name}/ enter another module by its contract.ts or its ${name}/index.`,
        { path: pagesIn(name) },
        {
          path: '^src/modules/',
          pathNot: ['^src/modules/$1/', `^src/modules/[^/]+/(?:contract[.]ts|${name}/index[.]tsx?)$`],
        },
      ),
    ),
    ...['web', 'field', 'resident'].map((name) =>
      forbid(
        `${name}-keeps-to-its-surface`,
        `Pages in ${name}/ do not use the module's pages of another surface.`,
        { path: pagesIn(name) },
        { path: pages, pathNot: `^src/modules/[^/]+/.*(?<=/)${name}/` },
      ),
    ),
    ...[
      ['console', 'web'],
      ['field', 'field'],
      ['resident', 'resident'],
    ].map(([app, door]) =>
      forbid(
        `app-${app}-front-door`,
        `The ${app} enters a module by its contract.ts or its ${door}/index, and nothing else of the app.`,
        { path: `^src/app/${app}/` },
        {
          path: '^src/(?:modules|app)/',
          pathNot: [`^src/app/${app}/`, `^src/modules/[^/]+/(?:contract\\.ts|${door}/index\\.tsx?)$`],
        },
      ),
    ),
    forbid(
      'app-front-door',
      'The app binds a module by its module.ts and enters it by its index.ts or contract.ts.',
      { path: '^src/app/[^/]+\\.tsx?$' },
      { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(?:(?:module|index|contract)[.]ts$|testing/)' },
    ),
    forbid(
      'no-server-code-in-the-browser',
      'A page runs in a browser: no platform, no store, no database, no Node. (What it reaches by detours: boundaries.reach.ts)',
      { path: browser, pathNot: test },
      { path: serverOnly },
    ),
    forbid(
      'console-without-antd-mobile',
      'The console is made with antd.',
      { path: consolePages },
      { path: antdMobile },
    ),
    forbid('phone-without-antd', 'The phone pages are made with antd-mobile.', { path: phonePages }, { path: antd }),
    forbid(
      'ui-shared-takes-no-side',
      'ui/shared serves console and phone alike.',
      { path: '^src/ui/shared/' },
      { path: ['^src/ui/(?:console|field)/', antd, antdMobile] },
    ),
    forbid(
      'console-without-phone-pieces',
      'Pages and pieces of the console do not use those of the phone.',
      { path: consolePages },
      { path: '^src/ui/field/' },
    ),
    forbid(
      'phone-without-console-pieces',
      'Pages and pieces of the phone do not use those of the console.',
      { path: phonePages },
      { path: '^src/ui/console/' },
    ),
    forbid(
      'rules-are-pure',
      'A *.rules.ts gets the world as arguments: no database, no Node that does I/O. (What it reaches by detours: boundaries.reach.ts)',
      { path: '\\.rules\\.ts$' },
      { path: [inputOutput, serverPackages], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'rules-know-no-store',
      'A store follows the rules, not the other way round; not even its types.',
      { path: '\\.rules\\.ts$' },
      { path: '\\.store\\.ts$' },
    ),
    forbid(
      'rules-know-no-platform',
      'A *.rules.ts of a module uses nothing of the platform but types.',
      { path: '\\.rules\\.ts$', pathNot: '^src/platform/' },
      { path: '^src/platform/', dependencyTypesNot: ['type-only'] },
    ),
    forbid('no-cycles', 'No file imports itself by a detour.', {}, { circular: true }),
    forbid(
      'proof-is-not-product',
      'Nothing imports from e2e, bench or docs.',
      { path: '^src/' },
      { path: '^(?:e2e|bench|docs)/' },
    ),
    forbid(
      'tests-are-not-product',
      'Only tests import tests and what serves them.',
      { path: '^src/', pathNot: [test, testing] },
      { path: [test, `^src/.*${testing}`] },
    ),
    forbid(
      'server-runs-without-dev-packages',
      'Server code uses only what a production install brings.',
      { path: '^src/', pathNot: [...browser, test, testing, 'generate-types\\.ts$'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('no-unknown-imports', 'Every import is found.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|svg|png|html|sql)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
