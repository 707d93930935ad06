/** Other marks for an indicator, with the reason: they count from now on. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Indicator, tuneIndicator } from '../../api/incident-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { useWords } from '../../parts/use-words.ts'
import { DESK_KEY } from './desk-queries.ts'
import { Labelled, NumberField } from './form-parts.tsx'

const MINUTE_MS = 60_000
const HOLD_MAX_MINUTES = 90 * 24 * 60
const BANDS = ['amber', 'red'] as const
type Bounds = Indicator['amber']
type Sent = Parameters<typeof tuneIndicator>[1]

export function TuningForm({ indicator, close }: { indicator: Indicator; close: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const say = useFaultWords()
  const [bounds, setBounds] = useState({ amber: indicator.amber, red: indicator.red })
  const [clear, setClear] = useState<number | null>(indicator.clear_ms / MINUTE_MS)
  const [reason, setReason] = useState('')
  const tuning = useMutation({
    mutationFn: () =>
      tuneIndicator(indicator.indicator, {
        ...(bounds as Pick<Sent, 'amber' | 'red'>),
        ...(clear !== null && { clear_minutes: clear }),
        reason,
      }),
    onSuccess: () => {
      close()
      return client.invalidateQueries({ queryKey: DESK_KEY })
    },
  })
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        tuning.mutate()
      }}
    >
      {tuning.error && <Alert type="error" role="alert" title={say(tuning.error)} />}
      {BANDS.map((band) => (
        <BoundFields
          key={band}
          band={band}
          indicator={indicator}
          bounds={bounds[band]}
          change={(to) => setBounds({ ...bounds, [band]: to })}
        />
      ))}
      <NumberField label={t('incidents.warn.clearMinutes')} value={clear} change={setClear} max={HOLD_MAX_MINUTES} />
      <Labelled label={t('incidents.warn.reason')}>
        {(id) => <Input.TextArea id={id} rows={3} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Labelled>
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={tuning.isPending}>
          {t('incidents.warn.save')}
        </Button>
        <Button onClick={close}>{t('desk.form.cancel')}</Button>
      </div>
    </form>
  )
}

type FieldsProps = { band: (typeof BANDS)[number]; indicator: Indicator; bounds: Bounds; change: (to: Bounds) => void }

/** As the indicator counts: a share in parts per million stays one here. */
function BoundFields({ band, indicator, bounds, change }: FieldsProps) {
  const { t } = useTranslation()
  const words = useWords()
  return bounds.map((bound, nth) => {
    const value = indicator.values.find((one) => one.value === bound.of)
    const unit = value?.unit === 'ppm' || value?.unit === 'permille' ? ` (${value.unit})` : ''
    return (
      <Labelled
        key={`${bound.of}${nth.toString()}`}
        label={`${t(`incidents.band.${band}`)} · ${value ? words.pick(value.name) : bound.of}${unit}`}
      >
        {(id) => (
          <InputNumber<number>
            id={id}
            precision={0}
            value={bound.mark}
            style={{ width: '100%' }}
            onChange={(mark) => mark !== null && change(bounds.map((one, place) => (place === nth ? { ...one, mark } : one)))}
          />
        )}
      </Labelled>
    )
  })
}
