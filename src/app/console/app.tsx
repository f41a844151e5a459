import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, useMemo, useState } from 'react'
import { FontSizeContext } from '../../ui/console/font-size.tsx'
import { type FontSize, fontSizes, themeFor } from '../../ui/console/theme.ts'
import { kept } from '../../ui/shared/preferences.ts'
import { makeQueryClient } from '../../ui/shared/query-client.ts'
import { ShortcutBoard } from '../../ui/shared/shortcuts.tsx'
import { Gate } from './gate.tsx'

/** The console from theme to sign-in; what follows is the frame with the modules' pages. */
export const ConsoleApp = () => {
  const [queries] = useState(makeQueryClient)
  return (
    <QueryClientProvider client={queries}>
      <Themed>
        <ShortcutBoard>
          <Gate />
        </ShortcutBoard>
      </Themed>
    </QueryClientProvider>
  )
}

const chosenSize = (): FontSize => {
  const size = kept.read('font-size')
  return size !== null && size in fontSizes ? (size as FontSize) : 'standard'
}

const Themed = ({ children }: { children: ReactNode }) => {
  const [size, setSize] = useState(() => applied(chosenSize()))
  const choice = useMemo(
    () => ({
      size,
      choose: (next: FontSize) => {
        kept.write('font-size', next)
        setSize(applied(next))
      },
    }),
    [size],
  )
  const theme = useMemo(() => themeFor(size), [size])
  return (
    <FontSizeContext value={choice}>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <App component={false} message={{ maxCount: 3 }}>
          {children}
        </App>
      </ConfigProvider>
    </FontSizeContext>
  )
}

const applied = (size: FontSize): FontSize => {
  document.documentElement.style.fontSize = `${fontSizes[size]}px`
  return size
}
