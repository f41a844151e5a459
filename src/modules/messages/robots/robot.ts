/** What came of one sending: gone; to be tried again, after a rest of the whole channel where it needs one; or refused for good. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'again'; readonly reason: string; readonly restSeconds: number }
  | { readonly kind: 'refused'; readonly reason: string }

export interface TextToSend {
  readonly text: string
  /** Accounts of those who are mentioned, as the vendor knows them. */
  readonly mentions: readonly string[]
}

/** A vendor's group robot: what it is sent, and what its answer means. All three answer 200 with a code in the body. */
export interface Robot {
  /** `企业微信` */
  readonly name: string
  readonly host: string
  /** What an address looks like, for whoever pastes one. */
  readonly like: string
  /** Path and parameter that an address must have: something else of the same vendor is no robot. */
  fits(url: URL): boolean
  /** The request; `at` is the time that a signature carries. */
  request(o: TextToSend & { address: string; secret: string; at: Date }): { url: string; body: unknown }
  /** What the code in the answer means. */
  meaning(code: number): Meaning
  /** Code and words of an answer; no code where it is not this vendor's. */
  read(body: unknown): { code: number | undefined; said: string }
}

export type Meaning =
  | { readonly kind: 'sent' }
  | { readonly kind: 'again'; readonly reason: string; readonly restSeconds: number }
  | { readonly kind: 'refused'; readonly reason: string }

/** The number and the text under these names in an answer. */
export const codeAndWords = (body: unknown, names: { code: string; words: string }) => {
  const read = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>
  const code = read[names.code]
  const said = read[names.words]
  return { code: typeof code === 'number' ? code : undefined, said: typeof said === 'string' ? said : '' }
}

/** At most so many bytes of UTF-8, whole characters, with … where something was left out. */
export const clipped = (text: string, mostBytes: number): string => {
  if (Buffer.byteLength(text) <= mostBytes) return text
  const kept: string[] = []
  let bytes = Buffer.byteLength('…')
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > mostBytes) break
    kept.push(character)
  }
  return `${kept.join('')}…`
}
