import { Alert, Flex } from 'antd'
import { momentOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listChannels } from '../contract.ts'

/** Today, for whoever sets channels up: which do not work, since when and why. */
const FailingChannels = () => {
  const { id: communityId } = useCommunity()
  const channels = useRead(listChannels, { communityId }).data?.channels ?? []
  return (
    <Flex vertical gap="small">
      {channels.map(
        ({ id, name, active, failing }) =>
          active &&
          failing !== null && (
            <Alert
              key={id}
              type="error"
              showIcon
              title={`${name}：${momentOf(failing.since)} 起有消息没有发出去`}
              description={failing.reason}
              action={<PageLink to={`/settings/message-channels?channel=${id}`}>去处理</PageLink>}
            />
          ),
      )}
    </Flex>
  )
}

export default FailingChannels
