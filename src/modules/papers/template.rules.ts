import type { Design } from './contract.ts'
import type { PaperContent } from './paper.contract.ts'

/** The template that a filled sample amounts to: everything it has, in its order, under its own names. */
export const standardDesign = (sample: PaperContent): Design => ({
  title: '',
  heading: '',
  lines: unique(sample.lines.map(({ label }) => label)).map(asIs),
  columns: unique(sample.columns ?? []).map(asIs),
  note: null,
  signatures: null,
  footer: '',
})

const unique = (labels: readonly string[]): string[] => [...new Set(labels)]

const asIs = (label: string) => ({ label, name: label, shown: true })

/**
 * Lays a paper out by a template: which lines and columns, in which order and under which names; title, heading, note,
 * signature lines and footer. What the template does not know (the program has learned to say more) follows behind.
 */
export const layOut = (content: PaperContent, by: Design): PaperContent => {
  const columns = content.columns ?? []
  const order = orderOf(by.columns, columns)
  return {
    ...content,
    title: by.title === '' ? content.title : by.title,
    heading: by.heading,
    lines: orderOf(
      by.lines,
      content.lines.map(({ label }) => label),
    ).map(({ at, name }) => ({ label: name, value: content.lines[at]?.value ?? '' })),
    columns: order.map(({ name }) => name),
    rows: (content.rows ?? []).map((row) => order.map(({ at }) => row[at] ?? '')),
    note: by.note ?? content.note ?? '',
    signatures: [...(by.signatures ?? content.signatures ?? [])],
    footer: by.footer,
  }
}

/** Where each thing that is printed stands in the content, and its name on the paper. */
const orderOf = (items: Design['lines'], labels: readonly string[]): { at: number; name: string }[] => {
  const known = new Set(items.map(({ label }) => label))
  const placesOf = (label: string) => labels.flatMap((one, at) => (one === label ? [at] : []))
  return [
    ...items
      .filter(({ shown }) => shown)
      .flatMap(({ label, name }) => placesOf(label).map((at) => ({ at, name: name === '' ? label : name }))),
    ...labels.flatMap((label, at) => (known.has(label) ? [] : [{ at, name: label }])),
  ]
}

/** `本小区样张第 2 版`; nothing for the template that the program brings. */
export const templateName = (by: { readonly level: string; readonly number: number }): string => {
  if (by.level === 'community') return `本小区样张第 ${by.number} 版`
  return by.level === 'company' ? `公司样张第 ${by.number} 版` : ''
}
