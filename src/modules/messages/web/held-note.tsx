import { Alert } from 'antd'

/** Says why nothing goes out after a restore. */
export const HeldNote = () => (
  <Alert
    className="messages-note"
    type="warning"
    showIcon
    title="数据是从备份恢复的，对外消息暂停发送"
    description="消息照常排队。系统管理员在“今日”确认恢复发送后，24 小时以内的会发出去。"
  />
)
