import { defineFieldModule } from '../../ui/field/module.ts'

/** The person's own account on the phone. */
export const account = defineFieldModule({
  id: 'account',
  pages: [{ path: '/me/password', title: '修改密码', right: 'signed-in', load: () => import('./password-page.tsx') }],
  personEntries: [{ title: '修改密码', path: '/me/password' }],
})
