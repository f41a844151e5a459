import { Dialog, Toast } from 'antd-mobile'
import { asProblem } from '../shared/problem.ts'

/** Short words over the page. */
export const tell = {
  done: (sentence: string) => void Toast.show({ icon: 'success', content: sentence }),
  note: (sentence: string) => void Toast.show({ content: sentence, duration: 3_000 }),
  /** A refusal stays until it is read. */
  refused: (error: unknown) => void Dialog.alert({ content: asProblem(error).detail, confirmText: '知道了' }),
  confirm: (question: string, confirmText: string): Promise<boolean> =>
    Dialog.confirm({ content: question, confirmText, cancelText: '取消' }),
}
