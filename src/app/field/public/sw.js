// Keeps the pages of the phone app, so that it opens in a basement. Answers of the server are never kept here:
// records and lists live in the app's own database, under the person they belong to.
const shell = 'liren-field-shell'
const start = '/field/'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.add(new Request(start, { cache: 'reload' })))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(start)) return
  if (request.mode === 'navigate') event.respondWith(freshPage(request))
  else if (pathname.startsWith(`${start}assets/`)) event.respondWith(keptFile(request))
})

// The app tells all files it consists of once it has loaded them; what belongs to an older version goes.
self.addEventListener('message', (event) => {
  if (event.data?.kind !== 'files') return
  event.waitUntil(keepExactly(event.data.files))
})

async function freshPage(request) {
  const cache = await caches.open(shell)
  const fromServer = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(start, answer.clone())
    return answer
  })
  const tooSlow = new Promise((resolve) => setTimeout(resolve, 4000))
  try {
    const answer = await Promise.race([fromServer, tooSlow])
    if (answer !== undefined && answer.status < 500) return answer
  } catch {
    // No signal: the kept page below.
  }
  return (await cache.match(start)) ?? fromServer
}

async function keptFile(request) {
  const cache = await caches.open(shell)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function keepExactly(files) {
  const cache = await caches.open(shell)
  const wanted = new Set(files.map((file) => new URL(file, self.location.origin).href))
  for (const address of wanted) if ((await cache.match(address)) === undefined) await cache.add(address)
  for (const { url } of await cache.keys()) {
    if (url.includes(`${start}assets/`) && !wanted.has(url)) await cache.delete(url)
  }
}
