import { registerFile } from '../../platform/files/file.store.ts'
import { useCase } from '../../platform/http/use-case.ts'
import type { Paper } from './contract.ts'
import * as contract from './contract.ts'
import { existing, standing } from './read-paper.ts'
import { refuse } from './refusals.ts'
import { isSignature, MOST_POINTS, pointsIn } from './signature.rules.ts'
import { addSignature } from './signature.store.ts'

/** Signs a paper on the screen. What is signed is what was shown: the hash that the page had must be the paper's own. */
export const signPaper = useCase(contract.signPaper, async (context, { paperId, place, name, strokes, hash }) => {
  const { tx, communityId, actor, now, audit } = context
  demandShown(await standing(context, paperId), { place, hash })
  if (!isSignature(strokes) || pointsIn(strokes) > MOST_POINTS) throw refuse('signature-too-short')
  const evidence = { how: 'drawn', strokes } as const
  await addSignature(tx, { communityId, paperId, place, name, evidence, now, by: actor.staffId })
  audit({ subject: { kind: 'paper', id: paperId }, fields: ['signature'] })
  return existing(context, paperId)
})

/** Files the scan of a paper that was signed by hand, for one of its signature lines. */
export const scanPaper = useCase(contract.scanPaper, async (context, { paperId, place, name, hash }) => {
  const { tx, communityId, actor, now, audit, file } = context
  demandShown(await standing(context, paperId), { place, hash })
  const fileId = await registerFile(tx, { communityId, file, by: actor.staffId, at: now })
  const evidence = { how: 'scanned', fileId, hash: file.hash } as const
  await addSignature(tx, { communityId, paperId, place, name, evidence, now, by: actor.staffId })
  audit({ subject: { kind: 'paper', id: paperId }, fields: ['signature'] })
  return existing(context, paperId)
})

const demandShown = (paper: Paper, { place, hash }: { place: string; hash: string }): void => {
  if (!paper.content.signatures.includes(place)) throw refuse('no-such-place', { number: paper.number, place })
  if (paper.hash !== hash) throw refuse('content-differs', { number: paper.number })
}
