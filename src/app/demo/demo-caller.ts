import type { App } from '../server.ts'

/** Speaks to the server as a signed-in person would, so that demo data passes every rule that real data passes. */
export interface DemoCaller {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: object): Promise<T>
  put<T>(path: string, body: object): Promise<T>
  patch<T>(path: string, body: object): Promise<T>
  upload<T>(path: string, file: { name: string; text: string }): Promise<T>
}

export const signInAs = async (
  app: App,
  { loginName, password }: { loginName: string; password: string },
  base: string,
): Promise<DemoCaller> => {
  const answer = await app.http.inject({ method: 'POST', url: '/api/session', payload: { loginName, password } })
  if (answer.statusCode !== 200) throw new Error(`demo: ${loginName} could not sign in: ${answer.body}`)
  const cookie = answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
  const send = async <T>(request: {
    method: 'GET' | 'POST' | 'PUT' | 'PATCH'
    path: string
    payload?: object | Buffer
    type?: string
  }): Promise<T> => {
    const { statusCode, body } = await app.http.inject({
      method: request.method,
      url: `${base}${request.path}`,
      headers: { cookie, ...(request.type ? { 'content-type': request.type } : {}) },
      ...(request.payload ? { payload: request.payload } : {}),
    })
    if (statusCode !== 200) throw new Error(`demo: ${request.method} ${request.path} answered ${statusCode} ${body}`)
    return JSON.parse(body) as T
  }
  return {
    get: (path) => send({ method: 'GET', path }),
    post: (path, body) => send({ method: 'POST', path, payload: body }),
    put: (path, body) => send({ method: 'PUT', path, payload: body }),
    patch: (path, body) => send({ method: 'PATCH', path, payload: body }),
    upload: (path, file) => {
      const mark = `liren-${crypto.randomUUID()}`
      const payload = Buffer.from(
        `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n${file.text}\r\n--${mark}--\r\n`,
      )
      return send({ method: 'POST', path, payload, type: `multipart/form-data; boundary=${mark}` })
    },
  }
}

/** The house of a canonical spelling, found as a person would find it: by the search. */
export const houseOf = async (as: DemoCaller, spelling: string): Promise<string | undefined> => {
  const { hits } = await as.get<{ hits: { kind: string; houseId: string | null }[] }>(
    `/search?q=${encodeURIComponent(spelling)}`,
  )
  return hits.find((hit) => hit.kind === 'house')?.houseId ?? undefined
}
