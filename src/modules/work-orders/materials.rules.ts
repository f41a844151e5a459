import type { MaterialLine } from './contract.ts'

/** `角阀 1 只、生料带 0.5 卷；另：旧阀已交业主` : lines and free words, as the timeline and the slip say them. */
export const materialsText = (lines: readonly MaterialLine[], words: string): string => {
  const listed = lines.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join('、')
  if (listed === '' || words.trim() === '') return listed || words.trim()
  return `${listed}；另：${words.trim()}`
}
