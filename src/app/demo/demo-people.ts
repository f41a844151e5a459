import type { Role } from '../../modules/access/contract.ts'

/** One person for each role of the trade, in the demo community. */
export const demoPeople: readonly { readonly loginName: string; readonly name: string; readonly role: Role }[] = [
  { loginName: 'qiantai', name: '林晓雨', role: 'clerk' },
  { loginName: 'zhuguan', name: '周敏', role: 'supervisor' },
  { loginName: 'jingli', name: '郑国栋', role: 'manager' },
  { loginName: 'weixiu', name: '何建军', role: 'technician' },
  { loginName: 'shouyin', name: '吴秀兰', role: 'cashier' },
  { loginName: 'xuncha', name: '许志强', role: 'patroller' },
  { loginName: 'mengang', name: '罗大勇', role: 'guard' },
  { loginName: 'dangan', name: '谢文静', role: 'file-clerk' },
  { loginName: 'cangguan', name: '梁小芳', role: 'storekeeper' },
]
