import { App } from 'antd'
import { useMemo } from 'react'
import { asProblem } from '../shared/problem.ts'

/** Short words at the top of the screen after something was done or refused. */
export const useTell = () => {
  const { message } = App.useApp()
  return useMemo(
    () => ({
      done: (sentence: string) => void message.success(sentence, 3),
      note: (sentence: string) => void message.info(sentence, 4),
      refused: (error: unknown) => void message.error(asProblem(error).detail, 6),
    }),
    [message],
  )
}
