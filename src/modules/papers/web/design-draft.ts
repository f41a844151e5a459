import type { Design, Level, Templates, TemplateVersion } from '../contract.ts'

export const draftIn = (templates: Templates, level: Level): TemplateVersion | undefined =>
  templates.versions.find((one) => one.level === level && one.from === null)

/** What editing begins with: the draft, else what the level has in force, else the company's, else the program's. */
export const startingDesign = (templates: Templates, level: Level): Design => {
  const latest = (of: Level) => templates.versions.find((one) => one.level === of)?.design
  const found = draftIn(templates, level)?.design ?? latest(level) ?? (level === 'community' ? latest('company') : null)
  return completed(found ?? templates.standard, templates.standard)
}

/** The design with what the program has learned to print since, at the end, as it would be printed. */
export const completed = (design: Design, standard: Design): Design => ({
  ...design,
  lines: withMissing(design.lines, standard.lines),
  columns: withMissing(design.columns, standard.columns),
})

const withMissing = (items: Design['lines'], all: Design['lines']): Design['lines'] => [
  ...items,
  ...all.filter(({ label }) => !items.some((one) => one.label === label)),
]

/** An item one place further up or down. */
export const moved = (items: Design['lines'], at: number, by: 1 | -1): Design['lines'] => {
  const to = at + by
  const [item, other] = [items[at], items[to]]
  if (item === undefined || other === undefined) return items
  return items.map((one, place) => {
    if (place === at) return other
    return place === to ? item : one
  })
}

/** What a design is, in one line, for comparing two. */
export const summaryOf = (design: Design | undefined): string => {
  if (design === undefined) return '（草稿已启用或放弃）'
  const shown = (items: Design['lines']) =>
    items
      .filter((one) => one.shown)
      .map(({ name, label }) => name || label)
      .join('、')
  return [
    `标题：${design.title || '默认'}`,
    `抬头：${design.heading || '小区名称'}`,
    `行：${shown(design.lines)}`,
    design.columns.length === 0 ? '' : `列：${shown(design.columns)}`,
    `说明：${design.note ?? '默认'}`,
    `签名：${design.signatures?.join('、') ?? '默认'}`,
    design.footer === '' ? '' : `页脚：${design.footer}`,
  ]
    .filter(Boolean)
    .join('；')
}
