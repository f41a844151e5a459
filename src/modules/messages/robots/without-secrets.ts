import { cleanLine } from '../../../kernel/chinese-text.ts'

const MOST = 120

/**
 * The words of another system as people may read them: one line, not too long, and without anything that was secret in
 * what we sent: the address, the values and last part of its path, the signing secret.
 */
export const withoutSecrets = (said: string, sent: readonly string[]): string => {
  const secrets = sent.flatMap(partsOf).sort((a, b) => b.length - a.length)
  const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), cleanLine(said))
  return [...safe].slice(0, MOST).join('')
}

/** A text with every part of it that must not be repeated, as it stands and as a URL writes it. */
const partsOf = (text: string): string[] => {
  const parts = URL.canParse(text)
    ? [text, ...new URL(text).searchParams.values(), new URL(text).pathname.split('/').at(-1) ?? '']
    : [text]
  // Shorter ones are words such as `send`, which say nothing.
  return parts.filter((part) => part.length >= 8).flatMap((part) => [part, encodeURIComponent(part)])
}
