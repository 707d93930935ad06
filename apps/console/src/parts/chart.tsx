/** A chart that can be read as a table too. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { EChartsCoreOption } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../app/appearance.ts'
import { type Appearance, PALETTES, SERIES } from '../app/palette.ts'
import { loadCharts } from './load-charts.ts'
import { Panel } from './page.tsx'

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

type CanvasProps = { option: EChartsCoreOption; height: number; label: string }
type Charts = Awaited<ReturnType<typeof loadCharts>>
type Chart = ReturnType<Charts['openChart']>

const LOAD_AGAIN_MS = 2_000
const chartsQuery = {
  queryKey: ['charts'],
  queryFn: loadCharts,
  staleTime: Number.POSITIVE_INFINITY,
  retry: true,
  retryDelay: LOAD_AGAIN_MS,
}

/** A change of the numbers moves the chart that is there. */
function Canvas({ option, height, label }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null)
  const appearance = useAppearance()
  const [chart, setChart] = useState<Chart>()
  const { data: charts } = useQuery(chartsQuery)
  useEffect(() => {
    const element = place.current
    if (!element || !charts) return
    const opened = charts.openChart(element)
    const watch = new ResizeObserver(() => opened.resize())
    watch.observe(element)
    setChart(opened)
    return () => {
      watch.disconnect()
      opened.dispose()
      setChart(undefined)
    }
  }, [charts])
  useEffect(() => {
    chart?.setOption({ ...commonOption(appearance, label), ...option }, { notMerge: true })
  }, [chart, option, appearance, label])
  return <div ref={place} style={{ height }} role="img" aria-label={label} />
}

const commonOption = (appearance: Appearance, label: string): EChartsCoreOption => ({
  color: [...SERIES[appearance]],
  textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: PALETTES[appearance].muted, fontSize: 12 },
  aria: { enabled: true, label: { description: label } },
  animation: !isStill(),
  animationDuration: 200,
})

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
