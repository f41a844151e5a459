import { Button } from 'antd'
import { Timeline } from '../../../ui/console/timeline.tsx'
import { dayOf, momentOf, phoneOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import type { PaperId } from '../../papers/contract.ts'
import type { Key, KeyDetail } from '../contract.ts'
import { hookText } from '../key-list.ts'
import { borrowerKindNames, keyEventNames, keyKindNames } from '../words.ts'

interface Printing {
  readonly print?: ((paperId: PaperId) => void) | undefined
}

/** Who has the key, what for and until when. */
export const KeyLoan = ({ loan, print }: { loan: NonNullable<Key['loan']> } & Printing) => (
  <section className={`key-loan${loan.overdue ? ' bad' : ''}`} aria-label="借用">
    <p>
      <b>{loan.borrowerName}</b>（{borrowerKindNames[loan.borrowerKind]}）
      {loan.borrowerPhone && ` ${phoneOf(loan.borrowerPhone)}`} 于 {momentOf(loan.lentAt)} 借走，用于{loan.purpose}；
      <b>{momentOf(loan.dueAt)}</b> 前归还。经办 {loan.lentBy}。
    </p>
    {loan.paperId !== null && print !== undefined && (
      <Button size="small" onClick={() => print(loan.paperId as PaperId)}>
        打印借用单
      </Button>
    )}
  </section>
)

export const KeyFacts = ({ of: key }: { of: KeyDetail }) => (
  <dl className="key-facts">
    <Fact word="所开部位">
      {key.houseId === null ? key.place || key.label : <PageLink to={`/desk/${key.houseId}`}>{key.place}</PageLink>}
    </Fact>
    <Fact word="类别">
      {keyKindNames[key.kind]}
      {key.entrusted && '（委托中）'}
    </Fact>
    <Fact word="数量">
      {key.pieces} 把{key.label && ` · ${key.label}`}
    </Fact>
    <Fact word="位置">{hookText(key) || '不在柜中'}</Fact>
    <Fact word="核对">{key.checkedAt === null ? '未核对' : momentOf(key.checkedAt)}</Fact>
    <Fact word="调试">{key.testedAt === null ? '未调试' : `${momentOf(key.testedAt)} 合格`}</Fact>
    {key.note !== '' && <Fact word="备注">{key.note}</Fact>}
  </dl>
)

const Fact = ({ word, children }: { word: string; children: React.ReactNode }) => (
  <div>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </div>
)

/** 委托: the owners' letters for this key. */
export const KeyLetters = ({ letters }: { letters: KeyDetail['entrustments'] }) => {
  if (letters.length === 0) return null
  return (
    <section>
      <h3 className="key-heading">委托</h3>
      <ul className="key-lines">
        {letters.map((letter) => (
          <li key={letter.id} className={letter.running ? undefined : 'quiet'}>
            {letter.partyName} · {letter.purpose} · 委托书 {letter.letterNumber} · {dayOf(letter.from)} 起
            {letter.until === null ? '' : `至 ${dayOf(letter.until)}`}
            {!letter.running && ` · 已结束${letter.endedReason && `：${letter.endedReason}`}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 单据: the slips of its loans and of its handing over. */
export const KeyPapers = ({ papers, print }: { papers: KeyDetail['papers'] } & Required<Printing>) => {
  if (papers.length === 0) return null
  return (
    <section>
      <h3 className="key-heading">单据</h3>
      <ul className="key-lines">
        {papers.slice(0, 5).map((paper) => (
          <li key={paper.id}>
            <button type="button" className="row-link" onClick={() => print?.(paper.id)}>
              {paper.title} {paper.number}
            </button>{' '}
            <span className="quiet">
              {momentOf(paper.issuedAt)}
              {paper.voided && ' · 已作废'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const KeyHistory = ({ events }: { events: KeyDetail['events'] }) => (
  <section>
    <h3 className="key-heading">经过</h3>
    <Timeline
      entries={events.map((event) => ({
        id: event.id,
        at: event.at,
        who: event.by,
        title: keyEventNames[event.what],
        ...(event.note === '' ? {} : { body: event.note }),
        tone: toneOf(event.what),
      }))}
    />
  </section>
)

const toneOf = (what: KeyDetail['events'][number]['what']) => {
  if (what === 'lost' || what === 'missing' || what === 'test-failed') return 'bad'
  return what === 'lent' ? 'soon' : 'plain'
}
