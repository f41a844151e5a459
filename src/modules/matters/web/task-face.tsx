import { useState } from 'react'
import { useCommunity, useHolds, useSession } from '../../../ui/shared/session.tsx'
import { flavourNames, liesWith, type TaskAction, type TaskState, taskProcess } from '../contract.ts'
import type { MatterFaceProps } from './matter-faces.ts'
import MatterView from './matter-view.tsx'
import { TaskSlip } from './task-slip.tsx'
import { TaskStep } from './task-step.tsx'

/** A task in the drawer: its steps come from the same table by which the server refuses. */
const TaskFace = (props: MatterFaceProps) => {
  const { matter } = props
  const [step, setStep] = useState<TaskAction | undefined>(undefined)
  const [printing, setPrinting] = useState(false)
  const may = useHolds()
  const { person } = useSession()
  const { roles } = useCommunity()
  const { assignee, task } = matter
  const lies = liesWith(assignee, { staffId: person.staffId, roles: new Set(roles) })
  const allowed = (action: TaskAction): boolean => {
    if (action === 'assign') return may('matters.assign')
    if (action === 'cancel') return may('matters.create-task')
    return lies && may('matters.do-task')
  }
  const actions = taskProcess.actionsFrom(matter.state as TaskState).filter(allowed)
  return (
    <>
      <MatterView
        {...props}
        actions={[
          ...actions.map((action) => ({
            id: action,
            label: taskProcess.words.actions[action],
            danger: action === 'cancel',
            run: () => setStep(action),
          })),
          { id: 'print', label: '打印', run: () => setPrinting(true) },
        ]}
        facts={[
          ['性质', flavourNames[(task?.flavour ?? 'assigned') as keyof typeof flavourNames]],
          ['对方', task?.counterpart],
          ['结果', task?.result],
          ['对方经办人', task?.answeredBy],
          ['退回原因', matter.state === 'refused' ? task?.refusalReason : ''],
        ]}
      />
      {step !== undefined && <TaskStep matter={matter} action={step} close={() => setStep(undefined)} />}
      {printing && <TaskSlip matter={matter} close={() => setPrinting(false)} />}
    </>
  )
}

export default TaskFace
