import { lazy } from 'react'
import { defineConsoleModule } from '../../../ui/console/module.ts'
import { useInstallationWarnings } from './use-installation-warnings.ts'

const Installation = lazy(() => import('./installation.tsx'))

export const access = defineConsoleModule({
  id: 'access',
  menu: [
    { place: '设置', title: '员工与权限', path: '/settings/staff', right: 'access.manage-staff', order: 20 },
    { place: '设置', title: '小区资料', path: '/settings/communities', right: 'access.manage-community', order: 10 },
    { place: '设置', title: '操作记录', path: '/settings/audit', right: 'access.read-audit', order: 80 },
    { place: '设置', title: '接口密钥', path: '/settings/api-keys', right: 'access.manage-api-keys', order: 90 },
  ],
  pages: [
    {
      path: '/settings/staff',
      title: '员工与权限',
      right: 'access.manage-staff',
      scope: 'company',
      load: () => import('./staff-page.tsx'),
    },
    {
      path: '/settings/communities',
      title: '小区资料',
      right: 'access.manage-community',
      scope: 'company',
      load: () => import('./communities-page.tsx'),
    },
    {
      path: '/settings/audit',
      title: '操作记录',
      right: 'access.read-audit',
      load: () => import('./audit-page.tsx'),
    },
    {
      path: '/settings/api-keys',
      title: '接口密钥',
      right: 'access.manage-api-keys',
      load: () => import('./api-keys-page.tsx'),
    },
    {
      path: '/account',
      title: '修改密码',
      right: 'signed-in',
      scope: 'company',
      load: () => import('./password-page.tsx'),
    },
    {
      path: '/account/totp',
      title: '动态口令',
      right: 'signed-in',
      scope: 'company',
      load: () => import('./totp-page.tsx'),
    },
  ],
  todaySections: [
    {
      id: 'access.installation',
      title: '备份、磁盘与对外消息',
      order: 15,
      right: 'access.manage-installation',
      Component: Installation,
      useCount: useInstallationWarnings,
    },
  ],
  personEntries: [
    { title: '修改密码', path: '/account' },
    { title: '动态口令', path: '/account/totp' },
  ],
})

/** Stands before the console until a first password has been replaced. */
export const loadFirstPasswordPage = () => import('./first-password-page.tsx')
