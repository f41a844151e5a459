import type { Endpoint } from '../../../kernel/endpoint.ts'
import { ReasonDialog } from '../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { acceptTask, cancelTask, type MatterDetail, refuseTask, type TaskAction, taskProcess } from '../contract.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { FinishTaskDialog } from './finish-task-dialog.tsx'
import { useMatterWrite } from './use-matter-write.ts'

interface TaskStepProps {
  readonly matter: MatterDetail
  readonly action: TaskAction
  readonly close: () => void
}

/** One step of a task: asks for what the step needs, then takes it. */
export const TaskStep = (props: TaskStepProps) =>
  props.action in steps ? <WordsStep {...props} /> : <FormStep {...props} />

const FormStep = ({ action, matter, close }: TaskStepProps) =>
  action === 'assign' ? (
    <AssignDialog matter={matter} close={close} />
  ) : (
    <FinishTaskDialog matter={matter} close={close} />
  )

interface Asked {
  readonly contract: Endpoint
  readonly reason?: string
  readonly words: string
  readonly body: (matter: MatterDetail, text: string) => object
}

const steps: Readonly<Record<Exclude<TaskAction, 'assign' | 'finish'>, Asked>> = {
  accept: { contract: acceptTask, words: '接收后由您承办，请在期限前办结。', body: () => ({}) },
  refuse: {
    contract: refuseTask,
    reason: '退回原因',
    words: '任务会退给派任务的人。',
    body: (_, reason) => ({ reason }),
  },
  cancel: {
    contract: cancelTask,
    reason: '撤销原因',
    words: '撤销后不能恢复。',
    body: ({ version }, reason) => ({ version, reason }),
  },
}

const WordsStep = ({ matter, action, close }: TaskStepProps) => {
  const { id: communityId } = useCommunity()
  const { contract, reason, words, body } = steps[action as keyof typeof steps]
  const name = taskProcess.words.actions[action]
  const tell = useTell()
  const write = useMatterWrite(contract, {
    onDone: () => {
      tell.done(`已${name}`)
      close()
    },
  })
  return (
    <ReasonDialog
      title={`${name} ${matter.number}`}
      confirm={name}
      {...(reason === undefined ? {} : { reason })}
      danger={action === 'cancel'}
      saving={write.isPending}
      problem={write.error}
      submit={(text) => write.mutate({ communityId, matterId: matter.id, ...body(matter, text) } as never)}
      close={close}
    >
      {words}
    </ReasonDialog>
  )
}
