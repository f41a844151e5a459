import type { Title } from '../../contract.ts'

/** What is done to a title. */
export type TitleTask =
  | { readonly kind: 'record' }
  | { readonly kind: 'transfer'; readonly title: Title }
  | { readonly kind: 'correct'; readonly title: Title }
