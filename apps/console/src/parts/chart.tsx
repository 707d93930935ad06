/** A chart that can be read as a table too. */

import { Button } from 'antd'
import type { EChartsCoreOption } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../app/appearance.ts'
import { PALETTES, SERIES } from '../app/palette.ts'
import { Panel } from './page.tsx'

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

function Canvas({ option, height, label }: { option: EChartsCoreOption; height: number; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const appearance = useAppearance()
  useEffect(() => {
    const element = place.current
    if (!element) return
    let close: (() => void) | undefined
    let isGone = false
    void import('./echarts.ts').then(({ openChart }) => {
      if (isGone) return
      const chart = openChart(element)
      const palette = PALETTES[appearance]
      chart.setOption({
        color: [...SERIES[appearance]],
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: palette.muted, fontSize: 12 },
        aria: { enabled: true, label: { description: label } },
        animation: !isStill(),
        animationDuration: 200,
        ...option,
      })
      const watch = new ResizeObserver(() => chart.resize())
      watch.observe(element)
      close = () => {
        watch.disconnect()
        chart.dispose()
      }
    })
    return () => {
      isGone = true
      close?.()
    }
  }, [option, appearance, label])
  return <div ref={place} style={{ height }} role="img" aria-label={label} />
}

type ChartPanelProps = {
  title: string
  option: EChartsCoreOption
  table: ReactNode
  height?: number
  className?: string
  extra?: ReactNode
}

export function ChartPanel({ title, option, table, height = 240, className = '', extra }: ChartPanelProps) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const toggle = (
    <Button size="small" type="text" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
      {asTable ? t('parts.showChart') : t('parts.showTable')}
    </Button>
  )
  return (
    <Panel title={title} className={className} flush={asTable} extra={[extra, <span key="toggle">{toggle}</span>]}>
      {asTable ? (
        <div className="scroll" style={{ maxHeight: height + 28, overflowY: 'auto' }}>
          {table}
        </div>
      ) : (
        <Canvas option={option} height={height} label={title} />
      )}
    </Panel>
  )
}
