import { type ActionOf, type StateOf, transitions } from '../../kernel/transitions.ts'

/**
 * The life of a key (§11.1): received, checked and tested, then stored; lent and returned; lost until found or
 * replaced by a re-locked one; at the end handed over to its owner.
 */
export const keyProcess = transitions(
  {
    received: { store: 'stored', 'hand-over': 'handed-over' },
    stored: { lend: 'lent', lose: 'lost', 'hand-over': 'handed-over', move: 'stored' },
    lent: { return: 'stored', lose: 'lost' },
    lost: { find: 'stored', replace: 'replaced' },
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
      store: '存放',
      lend: '借出',
      return: '归还',
      lose: '报失',
      find: '找回',
      replace: '换锁',
      'hand-over': '移交',
      move: '换位',
    },
  },
)

export type KeyState = StateOf<typeof keyProcess>
export type KeyAction = ActionOf<typeof keyProcess>
