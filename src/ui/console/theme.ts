import type { ThemeConfig } from 'antd'

/** 标准 15 px, 大 17 px, 特大 19 px; the whole page follows the root's size. */
export const fontSizes = { standard: 15, large: 17, huge: 19 } as const
export type FontSize = keyof typeof fontSizes
export const fontSizeNames: Readonly<Record<FontSize, string>> = { standard: '标准', large: '大', huge: '特大' }

/** Ink, pine and paper: every text colour reaches 4.5 : 1 on the surfaces it stands on. */
export const colours = {
  pine: '#1c6655',
  ink: '#1f2a28',
  quiet: '#55625f',
  line: '#d5dad6',
  frame: '#82908b',
  paper: '#f4f5f1',
  good: '#1b6e3c',
  soon: '#8a5300',
  bad: '#b3261e',
  note: '#2a5b8c',
} as const

const fonts = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif'

export const themeFor = (size: FontSize): ThemeConfig => {
  const fontSize = fontSizes[size]
  return {
    token: {
      fontFamily: fonts,
      fontSize,
      colorPrimary: colours.pine,
      colorInfo: colours.note,
      colorSuccess: colours.good,
      colorWarning: colours.soon,
      colorError: colours.bad,
      // The library makes a muddy grey of so dark a brown.
      colorWarningBg: '#fbf3e2',
      colorWarningBorder: '#dcb878',
      colorLink: colours.pine,
      colorTextBase: colours.ink,
      colorText: colours.ink,
      colorTextSecondary: colours.quiet,
      colorTextTertiary: colours.quiet,
      colorTextPlaceholder: '#6b7774',
      colorTextDisabled: '#6b7774',
      colorBorder: colours.frame,
      colorBorderSecondary: colours.line,
      colorBgLayout: colours.paper,
      borderRadius: 4,
      controlHeight: Math.round(fontSize * 2.3),
      controlHeightSM: Math.round(fontSize * 1.8),
      lineHeight: 1.5,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Table: {
        cellPaddingBlock: 9,
        cellPaddingInline: 10,
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 10,
        headerBg: '#eaeee9',
        headerColor: colours.ink,
        rowHoverBg: '#f0f5f1',
        rowSelectedBg: '#e2efe8',
        rowSelectedHoverBg: '#d9eae1',
        headerBorderRadius: 0,
      },
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px', labelColor: colours.ink },
      Drawer: { paddingLG: 20 },
    },
  }
}
