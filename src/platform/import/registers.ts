import type { Imports, Register, Thing } from './register.ts'

interface Provided extends Imports {
  /** 中文名 of a module by the name of its schema. */
  readonly modules: ReadonlyMap<string, string>
}

let provided: Provided = { registers: [], things: [], modules: new Map() }

/** Said once by the app: the registers and things of all modules, those of lower modules first. */
export const provideImports = (
  modules: readonly { readonly id: string; readonly name: string; readonly imports?: Imports }[],
): void => {
  provided = {
    registers: modules.flatMap(({ imports }) => imports?.registers ?? []),
    things: modules.flatMap(({ imports }) => imports?.things ?? []),
    modules: new Map(modules.map(({ id, name }) => [id.replaceAll('-', '_'), name])),
  }
}

export const registers = (): readonly Register[] => provided.registers

/** Registers whose rows wait for the module that will take them. */
export const keptRegisters = (): string[] => registers().flatMap(({ id, kept }) => (kept ? [id] : []))

export const things = (): readonly Thing[] => provided.things

/** What the rows of a table are to a person: those of 钥匙. */
export const tableName = (table: string): string => {
  const [schema = ''] = table.split('.')
  return `“${provided.modules.get(schema) ?? '其他'}”里的记录`
}
