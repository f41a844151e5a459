import type { TemplateSheet } from '../../platform/app/slots.ts'
import { keysInUse, type StoredKey } from './list.store.ts'
import { keyKindNames } from './words.ts'

/** 钥匙 of our own template. */
export const keySheet: TemplateSheet = {
  name: '钥匙',
  order: 50,
  right: 'keys.read',
  columns: [
    { header: '钥匙编号', kind: 'text', note: '必填，每串一个。例如 3-2-1501-1。', width: 18 },
    { header: '类别', kind: 'text', note: '', choices: Object.values(keyKindNames) },
    { header: '所开部位', kind: 'text', note: '房号（3-2-1501），或公共区域、设施设备的名称。', width: 18 },
    { header: '名称', kind: 'text', note: '例如 消防泵房。', width: 16 },
    { header: '数量', kind: 'integer', note: '这一串有几把。' },
    { header: '钥匙柜', kind: 'text', note: '系统里已有的钥匙柜名称。', width: 16 },
    { header: '钩号', kind: 'integer', note: '' },
    { header: '备注', kind: 'text', note: '', width: 24 },
  ],
  filled: ({ communityId }) => ({
    query: keysInUse({ communityId }),
    rows: (key: StoredKey) => [
      {
        ...{ id: key.id, version: key.version },
        values: [
          ...[key.number, keyKindNames[key.kind], key.place, key.label, key.pieces],
          ...[key.cabinetName, key.hook, key.note],
        ],
      },
    ],
  }),
}
