import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useGo } from '../shared/navigation.tsx'
import { asProblem } from '../shared/problem.ts'
import { useCommunity } from '../shared/session.tsx'
import { isPlainEnter, useShortcuts } from '../shared/shortcuts.tsx'
import { Icon } from './icons.tsx'
import { KeyHint } from './key-hint.tsx'
import type { ConsoleSearch, SearchHit } from './module.ts'
import './search-box.css'

interface SearchBoxProps {
  readonly search: ConsoleSearch
  /** `desk`: large and focused on load; `bar`: in the frame's header. */
  readonly look?: 'bar' | 'desk'
}

/** The one search of the console (Ctrl+K): a household by any natural spelling, a plate, a matter number. */
export const SearchBox = ({ search, look = 'bar' }: SearchBoxProps) => {
  const community = useCommunity()
  const go = useGo()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [marked, setMarked] = useState(0)
  const q = useSettled(typed.trim())
  const answer = useQuery({
    queryKey: ['console-search', community.id, q],
    queryFn: ({ signal }) => search.find({ communityId: community.id, q, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  const hits = q === '' ? [] : (answer.data?.hits ?? [])

  useShortcuts([{ keys: 'ctrl+k', label: '查找住户、车牌、事项', run: () => input.current?.select() }], {
    title: '全局',
  })
  useEffect(() => {
    if (look === 'desk') input.current?.focus()
  }, [look])

  const choose = (hit: SearchHit | undefined) => {
    if (hit === undefined) return
    setOpen(false)
    setTyped('')
    input.current?.blur()
    go(hit.path)
  }
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') return open ? setOpen(false) : input.current?.blur()
    if (isPlainEnter(event) && q === typed.trim()) return choose(hits[marked])
    if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return undefined
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    return setMarked((at) => Math.max(0, Math.min(hits.length - 1, at + step)))
  }

  return (
    <div className={`search search-${look}`} role="search">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={search.placeholder}
        aria-expanded={open && q !== ''}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && hits[marked] !== undefined ? `${listId}-${marked}` : undefined}
        placeholder={search.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setMarked(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={pressed}
      />
      <KeyHint keys="Ctrl K" />
      {open && q !== '' && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus in the field while an entry is pressed.
        <div className="search-answer" onMouseDown={(event) => event.preventDefault()}>
          <p className="search-note" aria-live="polite">
            {noteOf(answer, hits.length)}
          </p>
          <div role="listbox" id={listId} aria-label="查找结果">
            {hits.map((hit, at) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the field (aria-activedescendant).
              <div
                key={hit.key}
                id={`${listId}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === marked}
                onClick={() => choose(hit)}
                onMouseMove={() => setMarked(at)}
              >
                <b>{hit.title}</b>
                <span>{hit.detail}</span>
                <i>{hit.kind}</i>
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

const noteOf = (
  answer: { isError: boolean; isPending: boolean; error: unknown; data?: { tried?: string } | undefined },
  count: number,
): string => {
  if (answer.isError) return asProblem(answer.error).detail
  if (answer.isPending) return '正在查找…'
  if (answer.data?.tried !== undefined) return answer.data.tried
  return count === 0
    ? '没有找到。可以试试房号（3-2-1501）、姓名、拼音首字母、电话后 4 位或车牌。'
    : `${count} 个结果，回车打开`
}

/** The value once typing has paused for a moment. */
export const useSettled = (value: string, ms = 120): string => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
