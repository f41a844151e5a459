import { newKeyRing, parseKeyRing } from '../secrets/key-ring.ts'
import { provideKeyRing } from '../secrets/open-key-ring.ts'

// Every test file works with keys of its own, as an installation does with its.
provideKeyRing(parseKeyRing(newKeyRing()))
