import type { PaperContent } from './paper.contract.ts'

/** A kind of paper with the series that numbers it: 借用单 → `YS-2026-00012`. */
export interface PaperKind {
  readonly id: string
  /** Letters before the year, one series for each community, code and year. */
  readonly code: string
}

/** A kind that is declared: it has a name in lists and a template that can be edited. */
export interface DeclaredPaperKind extends PaperKind {
  /** `钥匙借用单` */
  readonly name: string
  /**
   * A filled paper of this kind, made by the same function that fills the real ones: its lines, columns, note and
   * signatures are the default template, its values what the preview shows.
   */
  readonly sample: PaperContent
}

const declared = new Map<string, DeclaredPaperKind>()

/** Declares a kind of paper, where the module fills it. RangeError when the id or the code is taken. */
export const paperKind = (kind: DeclaredPaperKind): DeclaredPaperKind => {
  const taken = [...declared.values()].find((one) => one.id === kind.id || one.code === kind.code)
  if (taken) throw new RangeError(`paper kind ${kind.id} (${kind.code}) collides with ${taken.id} (${taken.code})`)
  declared.set(kind.id, kind)
  return kind
}

/** A declared kind; undefined where its module declares none. */
export const declaredKind = (id: string): DeclaredPaperKind | undefined => declared.get(id)

/** All declared kinds, by name. */
export const declaredKinds = (): readonly DeclaredPaperKind[] =>
  [...declared.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
