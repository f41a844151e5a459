import { Alert, Button, Flex } from 'antd'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { momentOf } from '../../../ui/shared/format.ts'
import { useRead, useWrite } from '../../../ui/shared/use-call.ts'
import { allowOutbound, readBackupState } from '../contract.ts'

type State = AnswerOf<typeof readBackupState>

/** Today, for the administrator: a backup that is missing, a disk that runs full, messages that are held back after a restore. */
const Installation = () => {
  const state = useRead(readBackupState, {}, { everySeconds: 300 }).data
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
      {state.fullDisks.map((disk) => (
        <Alert
          key={disk.names.join()}
          type="error"
          showIcon
          title={`磁盘已用 ${disk.usedPercent}%，只剩 ${sizeOf(disk.freeBytes)}：${disk.names.join('、')}`}
          description="写满以后，登记、上传和备份都会保存不了。请尽快清理这块磁盘，或换一块大的；备份可以用 LIREN_BACKUP_FOLDER 放到别的磁盘。"
        />
      ))}
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

const sizeOf = (bytes: number): string => {
  const gigabytes = bytes / 1024 ** 3
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.floor(bytes / 1024 ** 2)} MB`
}

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
