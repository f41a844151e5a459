import { Button, List } from 'antd-mobile'
import { useGo } from '../shared/navigation.tsx'
import { useCommunity, useSession } from '../shared/session.tsx'
import { FieldPage } from './field-page.tsx'
import { usePersonEntries } from './modules-context.tsx'
import { useOutbox } from './outbox.tsx'
import { tell } from './tell.ts'

/** Who I am, where I work, what waits to be sent, and the way out. */
const MePage = () => {
  const { person, signOut } = useSession()
  const community = useCommunity()
  const { waiting, refused } = useOutbox()
  const go = useGo()
  const entries = usePersonEntries()
  const leave = async () => {
    const left = waiting + refused
    const question =
      left > 0
        ? `还有 ${left} 条记录没有发送成功，退出后留在手机里，您再登录时继续发送。确定退出吗？`
        : '确定退出登录吗？'
    if (await tell.confirm(question, '退出')) await signOut()
  }
  return (
    <FieldPage title="我的">
      <div className="field-card me-card">
        <b>{person.name}</b>
        <span className="quiet">{person.loginName}</span>
      </div>
      <List>
        <List.Item extra={outboxWord(waiting, refused)} onClick={() => go('/outbox')}>
          发送记录
        </List.Item>
        {person.communities.length > 1 && (
          <List.Item extra={community.name} onClick={() => go('/communities')}>
            切换小区
          </List.Item>
        )}
        {entries.map(({ title, path }) => (
          <List.Item key={path} onClick={() => go(path)}>
            {title}
          </List.Item>
        ))}
      </List>
      <Button className="me-leave" block size="large" onClick={() => void leave()}>
        退出登录
      </Button>
    </FieldPage>
  )
}

const outboxWord = (waiting: number, refused: number): string => {
  if (refused > 0) return `${refused} 条被拒绝`
  return waiting > 0 ? `${waiting} 条待发送` : '都已发送'
}

export default MePage
