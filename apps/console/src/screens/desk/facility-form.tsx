import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Channel, type FacilityWish, keepFacility } from '../../api/desk-requests.ts'
import { DayField } from '../../parts/day-field.tsx'
import { CURRENCY, FormDrawer, minorOf, NumberField, newId } from './form-parts.tsx'

const PPM_PER_PERCENT = 10_000
/** A month: what is agreed on paper does not change every day. */
const EXPECTED_HOURS = 720

/** A line of the company's own. What is not asked here has the least that the schema takes, and is changed through the API. */
export function FacilityForm({ channel, close }: { channel: Channel; close: () => void }) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState<number | null>(null)
  const [rate, setRate] = useState<number | null>(null)
  const [lead, setLead] = useState<number | null>(1)
  const [tenor, setTenor] = useState<number | null>(180)
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [committed, setCommitted] = useState(true)
  const [callable, setCallable] = useState(false)
  const [revolving, setRevolving] = useState(true)
  const isWhole = limit !== null && rate !== null && lead !== null && (tenor ?? 0) > 0 && from !== undefined && to !== undefined
  const save = async (): Promise<void> => {
    if (!isWhole) return
    const terms: FacilityWish = {
      ...{ version: 0, channel_id: channel.id, project_ids: [], credit_kind: 'business', currency: CURRENCY, limit_minor: minorOf(limit) },
      ...{ committed, revolving, callable, available_from: from, available_to: to, apply_lead_days: 0, draw_lead_days: lead },
      ...{ min_draw_minor: 0, draw_increment_minor: 1, rate_ppm: Math.round(rate * PPM_PER_PERCENT), day_count: 'ACT/360' },
      ...{ fee_on_draw_ppm: 0, fixed_fee_minor: 0, commitment_fee_ppm: 0, prepay_fee_ppm: 0, instalments: 1, tenor_days: tenor ?? 1 },
      ...{ repayment: revolving ? 'revolving' : 'bullet', expected_every_hours: EXPECTED_HOURS, covenants: [] },
    }
    await keepFacility(newId('facility'), terms)
  }
  return (
    <FormDrawer title={`${t('desk.channel.addFacility')} · ${channel.product}`} isWhole={isWhole} save={save} close={close}>
      <NumberField label={t('desk.form.limit')} value={limit} change={setLimit} digits={2} />
      <div className="desk-pair">
        <NumberField label={t('desk.form.rate')} value={rate} change={setRate} max={100} digits={2} />
        <NumberField label={t('desk.form.tenor')} value={tenor} change={setTenor} max={36_500} />
        <NumberField label={t('desk.form.lead')} value={lead} change={setLead} max={365} />
      </div>
      <div className="desk-pair">
        <div>
          <span>{t('desk.form.from')}</span>
          <DayField label={t('desk.form.from')} value={from} change={setFrom} />
        </div>
        <div>
          <span>{t('desk.form.to')}</span>
          <DayField label={t('desk.form.to')} value={to} change={setTo} {...(from !== undefined && { min: from })} />
        </div>
      </div>
      <div className="row">
        <Checkbox checked={committed} onChange={({ target }) => setCommitted(target.checked)}>
          {t('desk.form.committed')}
        </Checkbox>
        <Checkbox checked={callable} onChange={({ target }) => setCallable(target.checked)}>
          {t('desk.form.callable')}
        </Checkbox>
        <Checkbox checked={revolving} onChange={({ target }) => setRevolving(target.checked)}>
          {t('desk.form.revolving')}
        </Checkbox>
      </div>
    </FormDrawer>
  )
}
