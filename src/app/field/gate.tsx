import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { currentSession, type SignedIn, signOut } from '../../modules/access/contract.ts'
import { ModulesProvider } from '../../ui/field/modules-context.tsx'
import { OutboxProvider } from '../../ui/field/outbox.tsx'
import { keptAnswers } from '../../ui/field/phone-storage.ts'
import { makeRouter } from '../../ui/field/routes.tsx'
import { call, onSignedOut } from '../../ui/shared/client.ts'
import { asProblem, isProblem } from '../../ui/shared/problem.ts'
import { type Session, SessionProvider } from '../../ui/shared/session.tsx'
import { keyOf } from '../../ui/shared/use-call.ts'
import { fieldModules } from './modules.ts'
import { rememberedPerson } from './remembered-person.ts'
import { SignInPage } from './sign-in.tsx'

const FirstPasswordPage = lazy(() => import('./first-password-page.tsx'))

const sessionKey = keyOf(currentSession)
const offline = fieldModules.flatMap((module) => module.offline ?? [])

/** Who holds the phone; without signal, whoever was signed in last. */
export const Gate = () => {
  const queries = useQueryClient()
  const session = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => askWhoIsThere(signal),
    staleTime: 5 * 60_000,
    retry: false,
  })
  const entered = (person: SignedIn) => {
    rememberedPerson.write(person)
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    queries.setQueryData(sessionKey, person)
  }
  if (session.isPending) return <p className="field-empty">正在打开…</p>
  if (session.data === undefined) {
    return (
      <div className="field-empty" role="alert">
        <p>{asProblem(session.error).detail}</p>
        <button type="button" className="field-plain" onClick={() => void session.refetch()}>
          再试一次
        </button>
      </div>
    )
  }
  if (session.data === null) return <SignInPage entered={entered} />
  return <SignedInField key={session.data.staffId} person={session.data} entered={entered} />
}

const askWhoIsThere = async (signal: AbortSignal): Promise<SignedIn | null> => {
  try {
    const person = await call(currentSession, {}, { signal })
    rememberedPerson.write(person)
    return person
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null
    const last = asProblem(error).outcomeUnknown ? rememberedPerson.read() : null
    if (last === null) throw error
    return last
  }
}

const SignedInField = ({ person, entered }: { person: SignedIn; entered: (person: SignedIn) => void }) => {
  const queries = useQueryClient()
  const [expired, setExpired] = useState(false)
  const [router] = useState(() => makeRouter(fieldModules))
  useEffect(() => onSignedOut(() => setExpired(true)), [])

  const session = useMemo<Session>(
    () => ({
      person,
      reload: () => queries.invalidateQueries({ queryKey: sessionKey }),
      signOut: async () => {
        await call(signOut, {}).catch(() => undefined)
        rememberedPerson.forget()
        await keptAnswers.clear().catch(() => undefined)
        queries.clear()
        window.location.assign('/field/')
      },
    }),
    [person, queries],
  )
  const cameBack = (again: SignedIn) => {
    setExpired(false)
    entered(again)
  }
  return (
    <SessionProvider session={session}>
      {person.mustChangePassword ? (
        <Suspense fallback={null}>
          <FirstPasswordPage />
        </Suspense>
      ) : (
        <ModulesProvider modules={fieldModules}>
          <OutboxProvider contracts={offline}>
            <RouterProvider router={router} />
          </OutboxProvider>
        </ModulesProvider>
      )}
      {expired && (
        <div className="field-over" role="dialog" aria-modal="true" aria-label="登录已过期">
          <SignInPage entered={cameBack} loginName={person.loginName} />
        </div>
      )}
    </SessionProvider>
  )
}
