import { z } from 'zod'
import { charactersIn, cleanLine, cleanParagraphs, line } from '../../kernel/chinese-text.ts'
import { businessDate } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { communityId } from '../../kernel/id.ts'
import { paperContent } from './paper.contract.ts'

const text = (clean: (text: string) => string, { name, most }: { name: string; most: number }) =>
  z
    .string()
    .overwrite(clean)
    .refine((typed) => charactersIn(typed) <= most, { error: `${name}最多 ${most} 个字` })

/** A line or a column of the paper: under which name it is printed, if at all. */
const item = z.strictObject({
  /** As the program calls it. */
  label: z.string().max(40),
  name: text(cleanLine, { name: '名称', most: 40 }),
  shown: z.boolean(),
})

/** How a kind of paper is laid out. What a design does not name is printed after what it names. */
export const design = z.strictObject({
  /** Empty: as the program calls it. */
  title: text(cleanLine, { name: '标题', most: 40 }),
  /** Above the title; empty: the community's name. */
  heading: text(cleanLine, { name: '抬头', most: 60 }),
  lines: z.array(item).max(80),
  columns: z.array(item).max(20),
  /** Null: as the program writes it, which may name people. */
  note: text(cleanParagraphs, { name: '说明', most: 1000 }).nullable(),
  signatures: z
    .array(line({ name: '签名处', most: 12 }))
    .max(6, '最多 6 个签名处')
    .refine((places) => new Set(places).size === places.length, '签名处有重复')
    .nullable(),
  footer: text(cleanParagraphs, { name: '页脚', most: 200 }),
})
export type Design = z.output<typeof design>

export const level = z.enum(['community', 'company'])
export type Level = z.output<typeof level>

const inCommunity = z.object({ communityId })
const onKind = z.object({ communityId, kind: z.string().max(60) })

export const templateKind = z.object({
  kind: z.string(),
  name: z.string(),
  code: z.string(),
  /** What papers of this kind are laid out by today. */
  inForce: z.object({ level: level.nullable(), number: z.int(), from: businessDate.nullable() }),
  /** What comes into force later, and drafts. */
  coming: z.int(),
  drafts: z.int(),
})
export type TemplateKind = z.output<typeof templateKind>

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/paper-templates',
  right: 'papers.design',
  summary: '文书样张',
  params: inCommunity,
  output: z.object({ kinds: z.array(templateKind) }),
})

export const templateVersion = z.object({
  level,
  number: z.int(),
  /** Null: the kind was given back to the template below. */
  design: design.nullable(),
  /** Null: the draft. */
  from: businessDate.nullable(),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
  version: z.int(),
})
export type TemplateVersion = z.output<typeof templateVersion>

export const templates = z.object({
  kind: z.string(),
  name: z.string(),
  /** A filled paper as the program makes it: what the preview shows. */
  sample: paperContent,
  /** The template that the program brings. */
  standard: design,
  /** Newest first, drafts before all. */
  versions: z.array(templateVersion),
  inForce: templateKind.shape.inForce,
})
export type Templates = z.output<typeof templates>

export const showTemplates = endpoint({
  method: 'GET',
  path: '/api/communities/{communityId}/paper-templates/{kind}',
  right: 'papers.design',
  summary: '一种文书的样张',
  params: onKind,
  output: templates,
  refusals: ['papers.kind-unknown'],
})

export const saveTemplate = endpoint({
  method: 'PUT',
  path: '/api/communities/{communityId}/paper-templates/{kind}/draft',
  right: 'papers.design',
  summary: '保存样张草稿',
  params: onKind,
  body: z.strictObject({
    level,
    /** 0: there is no draft yet. */
    version: z.int().min(0),
    design,
  }),
  output: templates,
  refusals: ['papers.kind-unknown', 'papers.template-changed', 'papers.company-templates'],
})

export const discardTemplate = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/paper-templates/{kind}/discard',
  right: 'papers.design',
  summary: '放弃样张草稿',
  params: onKind,
  body: z.strictObject({ level, version: z.int().min(1) }),
  output: templates,
  refusals: ['papers.kind-unknown', 'papers.template-changed', 'papers.company-templates'],
})

/** Puts the draft into force from a day on, today at the earliest. Papers issued before stay as they are. */
export const putInForce = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/paper-templates/{kind}/put-in-force',
  right: 'papers.design',
  summary: '启用样张',
  params: onKind,
  body: z.strictObject({ level, version: z.int().min(1), from: businessDate }),
  output: templates,
  refusals: [
    'papers.kind-unknown',
    'papers.template-changed',
    'papers.company-templates',
    'papers.in-force-in-the-past',
  ],
})

/** Gives a kind back, from today: the community's to the company's template, the company's to the program's. */
export const giveBackTemplate = endpoint({
  method: 'POST',
  path: '/api/communities/{communityId}/paper-templates/{kind}/give-back',
  right: 'papers.design',
  summary: '恢复默认样张',
  params: onKind,
  body: z.strictObject({ level }),
  output: templates,
  refusals: ['papers.kind-unknown', 'papers.template-changed', 'papers.company-templates'],
})
