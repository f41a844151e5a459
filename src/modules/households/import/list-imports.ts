import { exporting } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import { errorFileOf } from '../../../platform/import/error-file.ts'
import { importById, importsOf } from '../../../platform/import/import.store.ts'
import { registers } from '../../../platform/import/registers.ts'
import { readFileOf } from '../../../platform/import/sealed-file.store.ts'
import { rejectedRows, twinsOf } from '../../../platform/import/staged.store.ts'
import * as contract from './contract.ts'
import * as list from './import-list.ts'
import { tellImport, tellImports, tellRows } from './tell-import.ts'

export const listImports = reading(contract.listImports, async ({ tx }, on) => {
  const some = await importsOf(tx, { ...on, limit: on.limit + 1 })
  const imports = await tellImports(tx, some.slice(0, on.limit))
  return { imports, next: some.length > on.limit ? (imports.at(-1)?.id ?? null) : null }
})

export const exportImports = exporting(list.exportImports, async ({ tx }, on) => ({
  rows: await tellImports(tx, await importsOf(tx, on)),
}))

export const showImport = reading(contract.showImport, async ({ tx }, on) => tellImport(tx, await importById(tx, on)))

export const listImportRows = reading(contract.listImportRows, async ({ tx, actor }, on) => {
  const { uploadedBy } = await importById(tx, on)
  return tellRows(tx, { ...on, isOwn: uploadedBy === actor.staffId })
})

export const listTwins = reading(contract.listTwins, async ({ tx }, on) => {
  await importById(tx, on)
  const some = await twinsOf(tx, { ...on, limit: on.limit + 1 })
  const twins = some.slice(0, on.limit).map(({ knownId, knownName, knownLabel, members, ...twin }) => ({
    ...twin,
    members: [...members],
    known: knownId === null ? null : { id: knownId, name: knownName, label: knownLabel },
  }))
  return { twins, next: some.length > on.limit ? (twins.at(-1)?.id ?? null) : null }
})

export const listRegisters = reading(contract.listRegisters, async () => ({
  registers: registers().map(({ id, name, headers }) => ({
    ...{ id, name },
    fields: Object.entries(headers.fields).map(([field, { title, names, later }]) => ({
      ...{ id: field, title, later: later ?? '' },
      names: names.split(' ').filter((one) => one !== ''),
    })),
  })),
}))

export const downloadErrors = reading(contract.downloadErrors, async ({ tx }, on) => {
  const { fileName, sheets } = await importById(tx, on)
  const rejected = await rejectedRows(tx, on)
  const body = await errorFileOf(await readFileOf(tx, on), { sheets, rejected })
  return {
    name: `有误的行-${fileName.replace(/\.[^.]+$/, '')}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})
