import type { Palette } from '../app/palette.ts'

/** Axes, grid and tooltip that all charts share. */
export const chartFrame = (palette: Palette) => ({
  grid: { left: 8, right: 12, top: 34, bottom: 4, containLabel: true },
  legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 8, icon: 'roundRect', textStyle: { color: palette.muted } },
  tooltip: {
    trigger: 'axis',
    confine: true,
    backgroundColor: palette.raised,
    borderColor: palette.border,
    textStyle: { color: palette.text, fontSize: 12 },
  },
})

export const axisColours = (palette: Palette) => ({
  axisLine: { lineStyle: { color: palette.border } },
  axisTick: { show: false },
  axisLabel: { color: palette.muted, hideOverlap: true },
  splitLine: { lineStyle: { color: palette.hairline } },
})
