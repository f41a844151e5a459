import { describe, expect, it } from 'vitest'
import { copiedOf } from './cluster-files.rules.ts'

const copied = (...files: string[]) => copiedOf({ folders: [], files }).files.slice(0, -1)

describe('A copy of a running cluster', () => {
  it('holds tables, settings and the state of transactions, and the control file last', () => {
    const files = ['global/pg_control', 'PG_VERSION', 'base/5/1259', 'base/5/1259_fsm', 'pg_xact/0000', 'pg_hba.conf']
    expect(copiedOf({ folders: [], files }).files).toEqual([...files.slice(1), 'global/pg_control'])
  })

  it('holds nothing of the running process, no temporary files, no log and no password', () => {
    expect(
      copied(
        'postmaster.pid',
        'postmaster.opts',
        'postmaster.pid.stale-00ff',
        'backup_label',
        'backup_label.old',
        'tablespace_map',
        'base/pgsql_tmp/pgsql_tmp12.0',
        'base/5/t3_16384',
        'base/5/t3_16384_fsm',
        'base/5/pg_internal.init',
        'global/pg_internal.init.77',
        'pg_wal/000000010000000000000001',
        'pg_replslot/liren_backup_1/state',
        'pg_notify/0000',
        'pg_subtrans/0000',
        'liren.secret',
      ),
    ).toEqual([])
  })

  it('holds of an unlogged table only what it begins with', () => {
    expect(
      copied('base/5/700', 'base/5/700_init', 'base/5/700_vm', 'base/5/700.1', 'base/5/7001', 'base/6/700'),
    ).toEqual(['base/5/700_init', 'base/5/7001', 'base/6/700'])
  })

  it('has the folders that the server must find, empty where their contents are left out', () => {
    const folders = [
      'pg_wal',
      'pg_wal/archive_status',
      'pg_notify',
      'base',
      'base/5',
      'base/pgsql_tmp',
      'pg_replslot/x',
    ]
    expect(copiedOf({ folders, files: [] }).folders).toEqual(['pg_wal', 'pg_notify', 'base', 'base/5'])
  })
})
