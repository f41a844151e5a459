import { createContext, useContext } from 'react'
import type { FontSize } from './theme.ts'

interface FontChoice {
  readonly size: FontSize
  readonly choose: (size: FontSize) => void
}

export const FontSizeContext = createContext<FontChoice>({ size: 'standard', choose: () => undefined })

export const useFontSize = (): FontChoice => useContext(FontSizeContext)
