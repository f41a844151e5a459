import { Alert, Button, Flex } from 'antd'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { allowOutbound, readBackupState } from '../contract.ts'

type State = AnswerOf<typeof readBackupState>

/** Today, for the administrator: a backup that is missing, messages that are held back after a restore. */
const Installation = () => {
  const state = useRead(readBackupState, {}).data
  if (!state) return null
  return (
    <Flex vertical gap="small">
      {(state.backupOverdue || state.backupFailure !== null) && (
        <Alert
          type={state.backupOverdue ? 'error' : 'warning'}
          showIcon
          title={backupTitle(state)}
          description={backupAdvice(state)}
        />
      )}
      {!state.outboundAllowed && <HeldOutbound />}
    </Flex>
  )
}

const backupTitle = (state: State): string => {
  const last = state.backedUpAt ? `最近一次成功备份：${momentOf(state.backedUpAt)}` : '还没有成功备份过'
  return state.backupOverdue ? `超过 48 小时没有备份。${last}` : `最近一次备份没有做成。${last}`
}

const backupAdvice = (state: State): string =>
  state.backupFailure
    ? `${momentOf(state.backupFailure.at)}：${state.backupFailure.reason}`
    : '每天 03:10 自动备份；机器夜里关着，会在开机后一小时内补做。也可以在服务器上运行 npx liren backup。'

const HeldOutbound = () => {
  const tell = useTell()
  const allow = useWrite(allowOutbound, {
    refreshes: [readBackupState],
    onDone: () => tell.done('对外消息已恢复'),
  })
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title="数据是从备份恢复的，对外消息已关闭"
        description="短信、邮件、开票等在您确认之前都不发出。请先核对数据，并确认原来那台机器不再使用，免得同一件事通知两遍。"
        action={
          <Button danger loading={allow.isPending} onClick={() => allow.mutate({})}>
            确认恢复发送
          </Button>
        }
      />
      {allow.error !== null && <ProblemAlert problem={allow.error} />}
    </>
  )
}

export default Installation
