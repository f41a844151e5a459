import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { currentSession, type SignedIn, signOut } from '../../modules/access/contract.ts'
import { loadFirstPasswordPage } from '../../modules/access/web/index.tsx'
import { ModulesProvider } from '../../ui/console/modules-context.tsx'
import { makeRouter } from '../../ui/console/routes.tsx'
import { call, onSignedOut } from '../../ui/shared/client.ts'
import { asProblem, isProblem } from '../../ui/shared/problem.ts'
import { type Session, SessionProvider } from '../../ui/shared/session.tsx'
import { keyOf } from '../../ui/shared/use-call.ts'
import { consoleModules } from './modules.ts'
import { SignInPage } from './sign-in.tsx'
import { SignInAgain } from './sign-in-again.tsx'

const FirstPasswordPage = lazy(loadFirstPasswordPage)

const sessionKey = keyOf(currentSession)
const isNotSession = (query: { queryKey: readonly unknown[] }) => query.queryKey[0] !== sessionKey[0]

/** Who is there: nobody (sign-in), somebody with a first password (change it), or a person who may work. */
export const Gate = () => {
  const queries = useQueryClient()
  const session = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => call(currentSession, {}, { signal }).catch(nobody),
    staleTime: 5 * 60_000,
  })
  const entered = (person: SignedIn) => {
    queries.removeQueries({ predicate: isNotSession })
    queries.setQueryData(sessionKey, person)
  }
  if (session.isPending) return <p className="gate-note">正在打开…</p>
  if (session.data === undefined) return <Unreachable error={session.error} again={() => void session.refetch()} />
  if (session.data === null) return <SignInPage entered={entered} />
  return <SignedInConsole key={session.data.staffId} person={session.data} entered={entered} />
}

/** Not being signed in is an answer here, not a fault. */
const nobody = (error: unknown): null => {
  if (isProblem(error) && error.status === 401) return null
  throw error
}

const SignedInConsole = ({ person, entered }: { person: SignedIn; entered: (person: SignedIn) => void }) => {
  const queries = useQueryClient()
  const [expired, setExpired] = useState(false)
  const [router] = useState(() => makeRouter(consoleModules))
  useEffect(() => onSignedOut(() => setExpired(true)), [])

  const session = useMemo<Session>(
    () => ({
      person,
      reload: () => queries.invalidateQueries({ queryKey: sessionKey }),
      signOut: async () => {
        await call(signOut, {}).catch(nobody)
        queries.clear()
        window.location.assign('/')
      },
    }),
    [person, queries],
  )
  const cameBack = (again: SignedIn) => {
    setExpired(false)
    if (again.staffId !== person.staffId) return entered(again)
    queries.setQueryData(sessionKey, again)
    return void queries.invalidateQueries({ predicate: isNotSession })
  }
  return (
    <SessionProvider session={session}>
      {person.mustChangePassword ? (
        <Suspense fallback={null}>
          <FirstPasswordPage />
        </Suspense>
      ) : (
        <ModulesProvider modules={consoleModules}>
          <RouterProvider router={router} />
        </ModulesProvider>
      )}
      {expired && <SignInAgain loginName={person.loginName} cameBack={cameBack} />}
    </SessionProvider>
  )
}

const Unreachable = ({ error, again }: { error: unknown; again: () => void }) => (
  <div className="empty" role="alert">
    <p className="empty-title">打不开</p>
    <p className="empty-hint">{asProblem(error).detail}</p>
    <button type="button" className="plain-button" onClick={again}>
      再试一次
    </button>
  </div>
)
