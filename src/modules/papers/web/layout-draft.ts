import type { Layout, Level, Templates, TemplateVersion } from '../contract.ts'

export const draftIn = (templates: Templates, level: Level): TemplateVersion | undefined =>
  templates.versions.find((one) => one.level === level && one.from === null)

/** What editing begins with: the draft, else what the level has in force, else the company's, else the program's. */
export const startingLayout = (templates: Templates, level: Level): Layout => {
  const latest = (of: Level) => templates.versions.find((one) => one.level === of)?.layout
  const found = draftIn(templates, level)?.layout ?? latest(level) ?? (level === 'community' ? latest('company') : null)
  return completed(found ?? templates.standard, templates.standard)
}

/** The layout with what the program has learned to print since, at the end, as it would be printed. */
export const completed = (layout: Layout, standard: Layout): Layout => ({
  ...layout,
  lines: withMissing(layout.lines, standard.lines),
  columns: withMissing(layout.columns, standard.columns),
})

const withMissing = (items: Layout['lines'], all: Layout['lines']): Layout['lines'] => [
  ...items,
  ...all.filter(({ label }) => !items.some((one) => one.label === label)),
]

/** An item one place further up or down. */
export const moved = (items: Layout['lines'], at: number, by: 1 | -1): Layout['lines'] => {
  const to = at + by
  const [item, other] = [items[at], items[to]]
  if (item === undefined || other === undefined) return items
  return items.map((one, place) => {
    if (place === at) return other
    return place === to ? item : one
  })
}

/** What a layout is, in one line, for comparing two. */
export const summaryOf = (layout: Layout | undefined): string => {
  if (layout === undefined) return '（草稿已启用或放弃）'
  const shown = (items: Layout['lines']) =>
    items
      .filter((one) => one.shown)
      .map(({ name, label }) => name || label)
      .join('、')
  return [
    `标题：${layout.title || '默认'}`,
    `抬头：${layout.heading || '小区名称'}`,
    `行：${shown(layout.lines)}`,
    layout.columns.length === 0 ? '' : `列：${shown(layout.columns)}`,
    `说明：${layout.note ?? '默认'}`,
    `签名：${layout.signatures?.join('、') ?? '默认'}`,
    layout.footer === '' ? '' : `页脚：${layout.footer}`,
  ]
    .filter(Boolean)
    .join('；')
}
