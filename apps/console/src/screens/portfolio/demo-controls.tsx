import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { clockQuery, demoQuery } from '../../api/queries.ts'
import { orderDemo } from '../../api/requests.ts'
import type { Demo } from '../../api/views.ts'
import { permilleOf } from '../../format/number.ts'
import { useMay } from '../../parts/use-may.ts'
import { useWords } from '../../parts/use-words.ts'

const PACES = [60, 300, 1_800, 7_200] as const

export function DemoControls() {
  const { data: demo } = useQuery(demoQuery)
  if (!demo) return null
  return demo.phase === 'loading' ? <Progress demo={demo} /> : <Controls demo={demo} />
}

const REFRESH_MS = 3_000

function Progress({ demo }: { demo: Demo }) {
  const { t } = useTranslation()
  const words = useWords()
  const client = useQueryClient()
  useEffect(() => {
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: ['portfolio'] }), REFRESH_MS)
    return () => clearInterval(timer)
  }, [client])
  const permille = permilleOf(Math.min(demo.events_recorded, demo.events_total), demo.events_total)
  return (
    <div style={{ minWidth: 260, flex: '0 1 420px' }}>
      <div className="card-row">
        <span>{t('portfolio.demoLoading')}</span>
        <span className="muted number">
          {t('portfolio.demoProgress', { done: words.count(demo.events_recorded), total: words.count(demo.events_total) })}
        </span>
      </div>
      <div
        className="bar"
        role="progressbar"
        aria-label={t('portfolio.demoLoading')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(permille / 10)}
      >
        <i style={{ width: `${permille / 10}%` }} />
      </div>
    </div>
  )
}

function Controls({ demo }: { demo: Demo }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayRun = useMay('demo:run')
  const order = useMutation({
    mutationFn: orderDemo,
    onSuccess: async (next) => {
      client.setQueryData(demoQuery.queryKey, next)
      await client.invalidateQueries(clockQuery)
    },
  })
  const isPaused = demo.phase === 'paused'
  if (!mayRun) return <span className="muted">{isPaused ? t('portfolio.demoPaused') : t('portfolio.demoLive')}</span>
  return (
    <div className="row">
      <span className="muted">{isPaused ? t('portfolio.demoPaused') : t('portfolio.demoLive')}</span>
      <Button
        size="small"
        icon={isPaused ? <CaretRightOutlined /> : <PauseOutlined />}
        loading={order.isPending}
        onClick={() => order.mutate({ paused: !isPaused })}
      >
        {isPaused ? t('portfolio.resume') : t('portfolio.pause')}
      </Button>
      <Segmented
        size="small"
        aria-label={t('portfolio.pace')}
        value={demo.pace}
        options={PACES.map((pace) => ({ value: pace, label: t('portfolio.paceTimes', { pace }) }))}
        onChange={(pace) => order.mutate({ pace })}
      />
    </div>
  )
}
