/**
 * Registers the service worker and, once the first page is quiet, loads every page of the app and tells the worker all
 * the files the app consists of, so that pages never visited open without signal too.
 */
export const installShell = async (pages: readonly (() => Promise<unknown>)[]): Promise<void> => {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  await Promise.all(pages.map((load) => load().catch(() => undefined)))
  const registered = await navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' }).catch(() => undefined)
  if (registered === undefined) {
    window.addEventListener('online', () => void installShell(pages), { once: true })
    return
  }
  const { active } = await navigator.serviceWorker.ready
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/field/assets/'))
    .map(({ pathname }) => pathname)
  active?.postMessage({ kind: 'files', files: [...new Set(files)] })
}
