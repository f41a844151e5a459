import { unstableSetRender } from 'antd-mobile'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { config } from 'zod'
import zhCN from 'zod/v4/locales/zh-CN.js'
import { pagesOf } from '../../ui/field/routes.tsx'
import { setSurface } from '../../ui/shared/client.ts'
import { FieldApp } from './app.tsx'
import { installShell } from './install-shell.ts'
import { fieldModules } from './modules.ts'

setSurface('field')
// The security policy of the pages forbids code made at run time, which zod would otherwise try.
config({ ...zhCN(), jitless: true })

// Without this the library's dialogs and toasts silently do nothing under React 19.
const roots = new WeakMap<Element | DocumentFragment, Root>()
unstableSetRender((node, container) => {
  const root = roots.get(container) ?? createRoot(container)
  roots.set(container, root)
  root.render(node)
  return async () => {
    await new Promise((done) => setTimeout(done, 0))
    roots.delete(container)
    root.unmount()
  }
})

const place = document.getElementById('app')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <FieldApp />
    </StrictMode>,
  )
}

const pages = pagesOf(fieldModules).map((page) => page.load)
window.addEventListener('load', () => setTimeout(() => void installShell(pages), 2_000))
