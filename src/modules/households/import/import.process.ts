import { transitions } from '../../../kernel/transitions.ts'

/** What a person can do with an import, and what becomes of it. */
export const importProcess = transitions(
  {
    reading: { settle: 'previewed', fail: 'failed' },
    previewed: { map: 'reading', mend: 'previewed', apply: 'applying' },
    applying: { finish: 'applied', stop: 'previewed' },
    applied: { undo: 'undoing' },
    undoing: { succeed: 'undone', keep: 'applied' },
    undone: {},
    failed: { map: 'reading' },
  },
  {
    subject: '这次导入',
    start: 'reading',
    states: {
      reading: '正在读取',
      previewed: '已预览，未导入',
      applying: '正在导入',
      applied: '已导入',
      undoing: '正在撤销',
      undone: '已撤销',
      failed: '没有读成',
    },
    actions: {
      settle: '读完',
      fail: '读不成',
      map: '更改列的对应',
      mend: '接受修改建议',
      apply: '执行导入',
      finish: '导入完成',
      stop: '中止',
      undo: '撤销导入',
      succeed: '撤销完成',
      keep: '保持导入',
    },
  },
)
