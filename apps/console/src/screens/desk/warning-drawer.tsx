/** One indicator of one subject: what it reads, against which marks, how that went, and the desk's own marks with their reasons. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator, Warning } from '../../api/incident-requests.ts'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useMay } from '../../parts/use-may.ts'
import { useWords } from '../../parts/use-words.ts'
import { At, useSubjectName } from './incident-parts.tsx'
import { warningQuery } from './incident-queries.ts'
import { useMeasured } from './measured.ts'
import { Person } from './person.tsx'
import { TuningForm } from './tuning-form.tsx'
import { WarningTrend } from './warning-trend.tsx'

type Props = { subject: string; indicator: Indicator; close: () => void }

export function WarningDrawer({ subject, indicator, close }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useSubjectName()
  const [isTuning, tune] = useState(false)
  const warning = useQuery(warningQuery(indicator.indicator, subject))
  const mayTune = useMay('desk:approve')
  return (
    <Drawer open size={520} title={`${words.pick(indicator.name)} · ${nameOf(subject)}`} onClose={close}>
      <div className="stack">
        <Loaded query={warning} rows={5}>
          {(found) => (found === null ? <Empty title={t('incidents.warn.gone')} /> : <Reading warning={found} indicator={indicator} />)}
        </Loaded>
        <section>
          <h3 className="desk-small">{t('incidents.warn.first')}</h3>
          <p>{words.pick(indicator.first_action)}</p>
        </section>
        <MarksOf indicator={indicator} />
        {mayTune && !isTuning && (
          <Button onClick={() => tune(true)} style={{ alignSelf: 'start' }}>
            {t('incidents.warn.tune')}
          </Button>
        )}
        {isTuning && <TuningForm indicator={indicator} close={() => tune(false)} />}
        <Tunings tunings={indicator.tunings} />
      </div>
    </Drawer>
  )
}

function Reading({ warning, indicator }: { warning: Warning; indicator: Indicator }) {
  const { t } = useTranslation()
  const words = useWords()
  const measured = useMeasured()
  return (
    <>
      <dl className="five">
        {indicator.values.map(({ value, name, unit }) => {
          const found = warning.values[value] ?? null
          return [
            <dt key={value}>{words.pick(name)}</dt>,
            <dd key={`${value}-is`} className="number">
              {found === null ? t('incidents.warn.look.unknown') : measured(found, unit)}
            </dd>,
          ]
        })}
        <dt>{t('incidents.warn.counts')}</dt>
        <dd>
          <span className={`band band-${warning.band}`}>{t(`incidents.band.${warning.band}`)}</span>{' '}
          {warning.reads !== warning.band && (
            <span className="label">
              {t('incidents.warn.readsNow', {
                band: warning.reads === null ? t('incidents.warn.look.unknown') : t(`incidents.band.${warning.reads}`),
              })}
            </span>
          )}
        </dd>
      </dl>
      <WarningTrend warning={warning} indicator={indicator} />
    </>
  )
}

function MarksOf({ indicator: { amber, red, values, amber_for_ms, red_for_ms, clear_ms } }: { indicator: Indicator }) {
  const { t } = useTranslation()
  const words = useWords()
  const measured = useMeasured()
  const say = ({ of, is, mark }: Indicator['amber'][number]) => {
    const value = values.find((one) => one.value === of)
    return `${value ? words.pick(value.name) : of} ${t(`incidents.warn.is.${is as 'above' | 'at_least' | 'below' | 'at_most'}`)} ${measured(mark, value?.unit ?? '')}`
  }
  const hold = (ms: number) => (ms === 0 ? t('incidents.warn.atOnce') : t('incidents.warn.holds', { time: words.duration(ms) }))
  return (
    <section>
      <h3 className="desk-small">{t('incidents.warn.marks')}</h3>
      <ul className="marks">
        <li>
          <span className="band band-amber">{t('incidents.band.amber')}</span> {amber.map(say).join(t('incidents.or'))}{' '}
          <span className="label">{hold(amber_for_ms)}</span>
        </li>
        <li>
          <span className="band band-red">{t('incidents.band.red')}</span> {red.map(say).join(t('incidents.or'))}{' '}
          <span className="label">{hold(red_for_ms)}</span>
        </li>
        <li className="label">{t('incidents.warn.clears', { time: words.duration(clear_ms) })}</li>
      </ul>
    </section>
  )
}

function Tunings({ tunings }: { tunings: Indicator['tunings'] }) {
  const { t } = useTranslation()
  if (tunings.length === 0) return <p className="label">{t('incidents.warn.untuned')}</p>
  return (
    <section>
      <h3 className="desk-small">{t('incidents.warn.tunings')}</h3>
      <ul>
        {tunings.map(({ at, actor, reason }) => (
          <li key={at}>
            {reason}{' '}
            <span className="label">
              <Person id={actor} /> · <At at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
