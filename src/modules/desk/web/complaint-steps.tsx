import { Form, Input, Select } from 'antd'
import { MomentField } from '../../../ui/console/moment-field.tsx'
import { fieldOf, instantOf } from '../../../ui/shared/moment-text.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import { assignMatter } from '../../matters/contract.ts'
import { AssigneeField } from '../../matters/web/index.tsx'
import {
  answerComplaint,
  answerWayNames,
  type ComplaintAction,
  type ComplaintClass,
  type ComplaintDetail,
  cancelComplaint,
  causeKindNames,
  classifyComplaint,
  closeComplaint,
  extendComplaint,
  reopenComplaint,
  resolveComplaint,
  satisfactionNames,
  severityNames,
  takeComplaint,
  validityNames,
} from '../contract.ts'
import type { StepForm } from './step-dialog.tsx'
import { ChoiceField, WordsField } from './step-fields.tsx'

const { unsatisfied: _, ...closingNames } = satisfactionNames

/** What each step of a complaint asks for; where something stands on record already, it is there to be corrected. */
export const complaintStep = (
  action: ComplaintAction,
  { complaint }: ComplaintDetail,
  classes: readonly ComplaintClass[],
): StepForm => {
  switch (action) {
    case 'take':
      return { contract: takeComplaint, fields: null, words: '受理后由您承办，请在处理时限内记录处理结果。' }
    case 'answer':
      return {
        contract: answerComplaint,
        words: complaint.answeredAt === null ? '首次答复，答复时限停止计时。' : '已有首次答复，这次另记一条。',
        initial: { way: 'phone' },
        fields: (
          <>
            <WordsField name="answer" label="答复内容" rows={3} />
            <ChoiceField name="way" label="方式" names={answerWayNames} />
          </>
        ),
      }
    case 'classify':
      return {
        contract: classifyComplaint,
        versioned: true,
        words: '改为严重的，立即转给经理。',
        initial: { class: complaint.classCode, severity: complaint.severity, department: complaint.department },
        fields: (
          <>
            <Form.Item name="class" label="投诉类别" rules={[{ required: true, message: '请选择投诉类别' }]}>
              <Select options={classes.map(({ code, name }) => ({ value: code, label: name }))} />
            </Form.Item>
            <ChoiceField name="severity" label="程度" names={severityNames} />
            <Form.Item name="department" label="责任部门">
              <Input maxLength={20} />
            </Form.Item>
            <WordsField name="reason" label="原因" />
          </>
        ),
      }
    case 'assign':
      return {
        contract: assignMatter,
        versioned: true,
        fields: (
          <>
            <Form.Item name="to" label="转给" rules={[{ required: true, message: '请选择承办人' }]}>
              <AssigneeField autoFocus />
            </Form.Item>
            <WordsField name="note" label="交代" optional />
          </>
        ),
      }
    case 'extend':
      return {
        contract: extendComplaint,
        versioned: true,
        words: '处理时限只能延期一次；已经记下的超时保留。答复时限不变。',
        initial: { until: fieldOf(new Date(serverNow().getTime() + 24 * 3_600_000)) },
        body: ({ until, reason }) => ({ reason, until: instantOf(String(until)) }),
        fields: (
          <>
            <Form.Item name="until" label="新的处理期限" rules={[{ required: true, message: '请选择新的期限' }]}>
              <MomentField />
            </Form.Item>
            <WordsField name="reason" label="延期原因" />
          </>
        ),
      }
    case 'resolve':
      return {
        contract: resolveComplaint,
        versioned: true,
        width: 640,
        words: '记录后等业主确认；业主不满意可以重办，现在的记录会保留。',
        initial: {
          validity: complaint.validity ?? 'valid',
          ...(complaint.causeKind === null ? {} : { causeKind: complaint.causeKind }),
          ...{ cause: complaint.cause, action: complaint.action, explanation: complaint.explanation },
        },
        fields: (
          <>
            <ChoiceField name="validity" label="认定" names={validityNames} />
            <ChoiceField name="causeKind" label="原因类型" names={causeKindNames} />
            <WordsField name="cause" label="原因分析" />
            <WordsField name="action" label="处理措施" />
            <WordsField name="result" label="处理结果" />
            <WordsField name="explanation" label="向业主的解释" optional placeholder="向业主说明了什么" />
          </>
        ),
      }
    case 'close':
      return {
        contract: closeComplaint,
        versioned: true,
        words: '关闭后不能再操作。业主不满意时请选“不满意，重办”。',
        initial: { satisfaction: 'satisfied' },
        fields: (
          <>
            <ChoiceField name="satisfaction" label="业主满意度" names={closingNames} />
            <WordsField name="opinion" label="业主意见" optional placeholder="联系不上时写明怎样联系过" />
          </>
        ),
      }
    case 'reopen':
      return {
        contract: reopenComplaint,
        versioned: true,
        words: '回到处理中，另计重办时限；原来的时限和经过都保留。',
        fields: (
          <>
            <WordsField name="opinion" label="业主意见" />
            <Form.Item name="to" label="转给" extra="不选则仍由原承办人办理。">
              <AssigneeField />
            </Form.Item>
          </>
        ),
      }
    case 'cancel':
      return {
        contract: cancelComplaint,
        versioned: true,
        danger: true,
        words: '撤诉后不能恢复。',
        fields: <WordsField name="reason" label="撤诉原因" />,
      }
  }
}
