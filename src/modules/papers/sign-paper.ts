import { useCase } from '../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { existing, standing } from './read-paper.ts'
import { refuse } from './refusals.ts'
import { isSignature, MOST_POINTS, pointsIn } from './signature.rules.ts'
import { addDrawnSignature } from './signature.store.ts'

/** Signs a paper on the screen. What is signed is what was shown: the hash that the page had must be the paper's own. */
export const signPaper = useCase(
  contract.signPaper,
  async ({ tx, communityId, actor, now, audit }, { paperId, place, name, strokes, hash }) => {
    const paper = await standing(tx, { communityId, paperId })
    if (!paper.content.signatures.includes(place)) throw refuse('no-such-place', { number: paper.number, place })
    if (paper.hash !== hash) throw refuse('content-differs', { number: paper.number })
    if (!isSignature(strokes) || pointsIn(strokes) > MOST_POINTS) throw refuse('signature-too-short')
    await addDrawnSignature(tx, { communityId, paperId, place, name, strokes, now, by: actor.staffId })
    audit({ subject: { kind: 'paper', id: paperId }, fields: ['signature'] })
    return existing(tx, { communityId, paperId })
  },
)
