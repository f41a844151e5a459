import { type Role, roleNames, roles } from '../../modules/access/contract.ts'
import { type ServerModule, slotsOf } from '../../platform/app/define-module.ts'

/** The text of `docs/rights.md`: every endpoint of every module and the roles that may call it. */
export const writeRights = (modules: readonly ServerModule[]): string => {
  const { rightsOf } = slotsOf(modules)
  const may = (role: Role, right: string) => right === 'public' || right === 'signed-in' || rightsOf([role]).has(right)
  return `${[
    '# Who may do what',
    '',
    'Made by `npm run rights` from the modules. Do not edit; a test compares it with the modules and with what the running server answers to every role.',
    '',
    'A role counts in the communities in which it is held; elsewhere nothing is found. 总部 and 系统管理员 are held company-wide and reach every community. `public`: no sign-in needed; `signed-in`: any role.',
    ...modules.flatMap((module) => [
      '',
      `## ${module.name} (${module.id})`,
      `| endpoint | what | right | ${roles.map((role) => `${roleNames[role]} ${role}`).join(' | ')} |`,
      `|---|---|---|${roles.map(() => ':-:|').join('')}`,
      ...module.handlers.map(({ contract }) => {
        const cells = roles.map((role) => (may(role, contract.right) ? '✓' : ''))
        return `| \`${contract.method} ${contract.path}\` | ${contract.summary} | ${contract.right} | ${cells.join(' | ')} |`
      }),
    ]),
  ].join('\n')}\n`
}

/** Reads the table back: for each `METHOD path`, the roles that may call it. */
export const readRights = (text: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const allowed = new Map<string, ReadonlySet<string>>()
  let columns: string[] = []
  for (const line of text.split('\n')) {
    const [first = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (first === 'endpoint') columns = cells.map((cell) => cell.split(' ').at(-1) ?? '')
    const endpoint = /^`([A-Z]+ \/api\/.+)`$/.exec(first)?.[1]
    if (endpoint) allowed.set(endpoint, new Set(columns.filter((_, i) => cells[i] === '✓')))
  }
  return allowed
}
