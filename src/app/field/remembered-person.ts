import { type SignedIn, signedIn } from '../../modules/access/contract.ts'
import { kept } from '../../ui/shared/preferences.ts'

const name = 'field.person'

/**
 * Who was signed in last, so that the app opens without signal. Name and rights only: what the rights allow is decided
 * by the server when the records arrive.
 */
export const rememberedPerson = {
  read(): SignedIn | null {
    try {
      const read = signedIn.safeParse(JSON.parse(kept.read(name) ?? 'null'))
      return read.success ? read.data : null
    } catch {
      return null
    }
  },
  write(person: SignedIn): void {
    kept.write(name, JSON.stringify(person))
  },
  forget(): void {
    kept.write(name, null)
  },
}
