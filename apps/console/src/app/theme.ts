import { type ThemeConfig, theme } from 'antd'
import { type Appearance, PALETTES } from './palette.ts'

export function themeOf(appearance: Appearance): ThemeConfig {
  const palette = PALETTES[appearance]
  return {
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font)',
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontSize: 13,
      borderRadius: 4,
      borderRadiusLG: 6,
      controlHeight: 30,
      controlHeightSM: 24,
      colorPrimary: appearance === 'dark' ? '#3f7fdc' : palette.primary,
      colorLink: palette.primary,
      colorInfo: palette.primary,
      colorSuccess: palette.good,
      colorWarning: palette.warn,
      colorError: palette.bad,
      colorText: palette.text,
      colorTextSecondary: palette.muted,
      colorTextDescription: palette.muted,
      colorTextTertiary: palette.faint,
      colorTextPlaceholder: palette.faint,
      colorBgLayout: palette.ground,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBorder: palette.border,
      colorBorderSecondary: palette.hairline,
      boxShadowTertiary: 'none',
    },
    components: {
      Table: {
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 10,
        headerBg: palette.sunken,
        headerColor: palette.muted,
        headerSplitColor: 'transparent',
        rowHoverBg: palette.sunken,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
    },
  }
}
