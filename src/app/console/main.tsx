import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import zhCN from 'zod/v4/locales/zh-CN.js'
import { setSurface } from '../../ui/shared/client.ts'
import { ConsoleApp } from './app.tsx'

setSurface('console')
// The security policy of the pages forbids code made at run time, which zod would otherwise try.
config({ ...zhCN(), jitless: true })

const place = document.getElementById('app')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <ConsoleApp />
    </StrictMode>,
  )
}
