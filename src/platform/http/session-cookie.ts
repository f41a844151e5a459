import type { FastifyReply, FastifyRequest } from 'fastify'

// `__Host-` demands Secure; over plain HTTP (this machine only) some browsers refuse such a cookie.
const SECURE_NAME = '__Host-liren'
const LOCAL_NAME = 'liren-local'

/** The session token that a request carries, if any. */
export const sessionTokenOf = (request: FastifyRequest): string | undefined =>
  request.cookies[request.protocol === 'https' ? SECURE_NAME : LOCAL_NAME]

/** Sets the session cookie, or takes it away with a null token. */
export const keepSessionCookie = (reply: FastifyReply, o: { token: string | null; secure: boolean }): void => {
  const name = o.secure ? SECURE_NAME : LOCAL_NAME
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure: o.secure } as const
  if (o.token === null) reply.clearCookie(name, attributes)
  else reply.setCookie(name, o.token, attributes)
}
