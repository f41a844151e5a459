import { useNavigate } from '@tanstack/react-router'
import { CheckList } from 'antd-mobile'
import { useCommunity, useSession } from '../shared/session.tsx'
import { FieldPage } from './field-page.tsx'

const CommunitiesPage = () => {
  const { person } = useSession()
  const community = useCommunity()
  const navigate = useNavigate()
  return (
    <FieldPage title="切换小区" back={() => window.history.back()}>
      <CheckList
        value={[community.code]}
        onChange={([code]) =>
          code !== undefined && void navigate({ to: '/c/$code' as string, params: { code } as never })
        }
      >
        {person.communities.map(({ code, name }) => (
          <CheckList.Item key={code} value={code}>
            {name}
          </CheckList.Item>
        ))}
      </CheckList>
    </FieldPage>
  )
}

export default CommunitiesPage
