import type { App } from '../../../app/server.ts'

export const PASSWORD = '梧桐树下三只猫咪'

export interface SignInTry {
  readonly loginName: string
  readonly password?: string
  readonly totp?: string
  readonly ip?: string
  readonly cookie?: string
}

type Answer = Awaited<ReturnType<App['http']['inject']>>

/** For tests: the sign-in as browsers reach it, by HTTPS through a proxy that tells their addresses. */
export const testDoor = (app: App, address: { ip: string }) => {
  const proxied = (ip = address.ip) => ({ 'x-forwarded-for': ip, 'x-forwarded-proto': 'https' })
  return {
    signIn: ({ loginName, ip, cookie, password = PASSWORD, totp }: SignInTry): Promise<Answer> =>
      app.http.inject({
        method: 'POST',
        url: '/api/session',
        headers: { ...proxied(ip), ...(cookie ? { cookie } : {}) },
        payload: { loginName, password, ...(totp === undefined ? {} : { totp }) },
      }),
    call: (method: 'GET' | 'POST' | 'DELETE', url: string, o: { cookie: string; payload?: object }): Promise<Answer> =>
      app.http.inject({
        method,
        url,
        headers: { ...proxied(), cookie: o.cookie },
        ...(o.payload ? { payload: o.payload } : {}),
      }),
  }
}

/** The code of a refusal. */
export const codeOf = (answer: Answer): string => answer.json().code

/** The cookies of an answer, as the next request carries them. */
export const cookieOf = (answer: Answer): string => answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
