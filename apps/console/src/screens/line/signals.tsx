import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchSignals } from '../../api/requests.ts'
import type { SignalView } from '../../api/views.ts'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { useSignalValue } from '../../parts/signal-value.ts'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { nearness, placeBetween } from './gauge.ts'

export function Signals({ id, currency }: { id: string; currency: string | null }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['borrower', id, 'signals'], queryFn: (context) => fetchSignals(id, context) })
  return (
    <Panel title={t('line.signals')} flush extra={<span className="label">{t('line.signalsHint')}</span>}>
      <Loaded query={query}>{({ data }) => <SignalRows signals={data} currency={currency} />}</Loaded>
    </Panel>
  )
}

const isWatched = ({ value, below, above }: SignalView): boolean => typeof value === 'number' && (below !== null || above !== null)

const nearnessOf = ({ value, below, above }: SignalView): number => nearness(Number(value), below?.value, above?.value)

function SignalRows({ signals, currency }: { signals: readonly SignalView[]; currency: string | null }) {
  const { t } = useTranslation()
  const [showsAll, setShowsAll] = useState(false)
  const watched = signals.filter(isWatched).sort((a, b) => nearnessOf(a) - nearnessOf(b))
  const shown = showsAll ? [...watched, ...signals.filter((signal) => !isWatched(signal))] : watched
  return (
    <>
      {shown.length === 0 && <Empty title={t('line.noSignals')} />}
      {shown.map((signal) => (
        <SignalRow key={signal.signal} signal={signal} currency={currency} />
      ))}
      {signals.length > watched.length && (
        <div style={{ padding: 8, textAlign: 'center' }}>
          <Button size="small" type="text" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? t('line.watchedSignals') : t('line.allSignals', { count: signals.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function SignalRow({ signal, currency }: { signal: SignalView; currency: string | null }) {
  const words = useWords()
  const say = useSignalValue()
  const { value, unit, name, null_means } = signal
  const shown = value === null && null_means ? words.pick(null_means) : say(value, unit, currency)
  return (
    <div className="signal">
      <div className="signal-top">
        <span title={signal.signal}>{words.pick(name)}</span>
        <b className={value === null ? 'muted' : 'number'}>{shown}</b>
      </div>
      {typeof value === 'number' && <Bounds signal={signal} value={value} currency={currency} />}
    </div>
  )
}

function Bounds({ signal: { below, above, unit }, value, currency }: { signal: SignalView; value: number; currency: string | null }) {
  const { t } = useTranslation()
  const say = useSignalValue()
  const titleOf = useReasonTitle()
  const place = placeBetween(value, below?.value, above?.value)
  if (!below && !above) return null
  const why = (bound: SignalView['below']): string => bound?.reasons.map(titleOf).join(' · ') ?? ''
  return (
    <>
      {place !== null && (
        <div className="gauge" aria-hidden="true">
          <i style={{ left: `${place}%` }} />
        </div>
      )}
      <div className="gauge-ends">
        <span title={why(below)}>{below && t('line.lowerBound', { value: say(below.value, unit, currency) })}</span>
        <span title={why(above)}>
          {above &&
            `${t('line.upperBound', { value: say(above.value, unit, currency) })} · ${t('line.toAbove', { value: say(above.value - value, unit, currency) })}`}
        </span>
      </div>
    </>
  )
}
