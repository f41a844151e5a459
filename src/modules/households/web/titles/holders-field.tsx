import { Button, InputNumber } from 'antd'
import type { Share, TitleForm } from '../../contract.ts'
import { sumOf } from '../../titles/holders.rules.ts'
import PartyField, { type PickedParty } from '../party-field.tsx'
import './titles.css'

export interface HolderTyped {
  /** Tells the rows apart while they are typed. */
  readonly key: string
  readonly party: PickedParty | null
  readonly share: { readonly numerator: number | null; readonly denominator: number | null }
}

interface HoldersFieldProps {
  readonly id?: string
  readonly form: TitleForm
  readonly value?: readonly HolderTyped[]
  readonly onChange?: (holders: readonly HolderTyped[]) => void
}

let made = 0

export const emptyHolder = (): HolderTyped => {
  made += 1
  return { key: `new-${made}`, party: null, share: { numerator: 1, denominator: 2 } }
}

/** One row per holder; shares only where the title is held by shares, with their exact sum below. */
export const HoldersField = ({ form, value = [], onChange }: HoldersFieldProps) => {
  const byShares = form === 'by-shares'
  const change = (key: string, changed: Partial<HolderTyped>) =>
    onChange?.(value.map((one) => (one.key === key ? { ...one, ...changed } : one)))
  return (
    <div className="holders">
      {value.map(({ key, party, share }, at) => (
        <div key={key} className={byShares ? 'holder holder-shares' : 'holder'}>
          <PartyField
            label={`产权人 ${at + 1}`}
            placeholder="产权人姓名或单位"
            value={party}
            onChange={(picked) => change(key, { party: picked })}
          />
          {byShares && (
            <span className="share">
              <InputNumber
                aria-label={`产权人 ${at + 1} 的份额，分子`}
                min={1}
                max={10_000}
                precision={0}
                controls={false}
                value={share.numerator}
                onChange={(numerator) => change(key, { share: { ...share, numerator } })}
              />
              /
              <InputNumber
                aria-label={`产权人 ${at + 1} 的份额，分母`}
                min={1}
                max={10_000}
                precision={0}
                controls={false}
                value={share.denominator}
                onChange={(denominator) => change(key, { share: { ...share, denominator } })}
              />
            </span>
          )}
          {value.length > 1 && (
            <Button
              type="link"
              danger
              aria-label={`删去产权人 ${at + 1}`}
              onClick={() => onChange?.(value.filter((one) => one.key !== key))}
            >
              删去
            </Button>
          )}
        </div>
      ))}
      {form !== 'sole' && (
        <div className="holders-foot">
          <Button type="dashed" onClick={() => onChange?.([...value, emptyHolder()])}>
            添加产权人
          </Button>
          {byShares && <ShareSum holders={value} />}
        </div>
      )}
    </div>
  )
}

const ShareSum = ({ holders }: { holders: readonly HolderTyped[] }) => {
  const shares = holders.flatMap(({ share }) => (isWhole(share) ? [share] : []))
  if (shares.length < holders.length) return <span className="quiet">还有份额没填</span>
  const { numerator, denominator } = sumOf(shares)
  const whole = numerator === denominator
  return (
    <span className={whole ? 'share-whole' : 'share-off'} role="status">
      合计 {denominator === 1n ? String(numerator) : `${numerator}/${denominator}`}
      {whole ? '，正好' : '，须等于 1'}
    </span>
  )
}

const isWhole = (share: HolderTyped['share']): share is Share => share.numerator !== null && share.denominator !== null
