import type { Endpoint } from '../../../kernel/endpoint.ts'
import { useMatterWrite } from '../../matters/web/index.tsx'
import { countCallbacks, listCallbacks, readCallback } from '../contract.ts'

/** Writes a step of a callback; whatever shows callbacks or matters is read anew. */
export const useCallbackWrite = <const E extends Endpoint>(contract: E) =>
  useMatterWrite(contract, { refreshes: [listCallbacks, countCallbacks, readCallback] })
