import { type ActionOf, type StateOf, transitions } from '../../kernel/transitions.ts'

/**
 * The life of a key (§11.1): received, checked and tested, then stored; lent and returned; lost until found or
 * replaced by a re-locked one; at the end handed over to its owner. A key that was out of sight, or that failed
 * its test, goes through 核对 and 调试 again before it hangs.
 */
export const keyProcess = transitions(
  {
    received: {
      check: 'received',
      test: 'received',
      'fail-test': 'received',
      store: 'stored',
      entrust: 'received',
      'end-entrustment': 'received',
      lose: 'lost',
      'hand-over': 'handed-over',
    },
    stored: {
      lend: 'lent',
      move: 'stored',
      check: 'stored',
      test: 'stored',
      'fail-test': 'received',
      entrust: 'stored',
      'end-entrustment': 'stored',
      lose: 'lost',
      'hand-over': 'handed-over',
    },
    lent: { return: 'stored', entrust: 'lent', 'end-entrustment': 'lent', lose: 'lost' },
    lost: { find: 'received', replace: 'replaced', 'end-entrustment': 'lost' },
    replaced: {},
    'handed-over': {},
  },
  {
    subject: '钥匙',
    start: 'received',
    states: {
      received: '待存放',
      stored: '在柜',
      lent: '已借出',
      lost: '已遗失',
      replaced: '已换锁',
      'handed-over': '已移交',
    },
    actions: {
      check: '核对',
      test: '调试合格',
      'fail-test': '调试不合格',
      store: '存放',
      lend: '借出',
      return: '归还',
      lose: '报失',
      find: '找回',
      replace: '换锁',
      'hand-over': '移交',
      move: '换位',
      entrust: '登记委托',
      'end-entrustment': '结束委托',
    },
  },
)

export type KeyState = StateOf<typeof keyProcess>
export type KeyAction = ActionOf<typeof keyProcess>
