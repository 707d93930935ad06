import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepNeed, keepReceipt, tellSeen } from '../../api/desk-requests.ts'
import { DayField } from '../../parts/day-field.tsx'
import { Choice, CURRENCY, FormDrawer, Labelled, minorOf, NumberField, newId } from './form-parts.tsx'

const PURPOSES = ['payroll', 'tax', 'supplier', 'equipment', 'capex', 'debt_service', 'other'] as const
const TIERS = ['t0', 't1', 't2', 't3'] as const
const CERTAINTIES = ['contracted', 'forecast'] as const
const NAME_MAX = 200

type Props = { project: string; close: () => void }

function useSpread() {
  const { t } = useTranslation()
  const [low, setLow] = useState<number | null>(null)
  const [amount, setAmount] = useState<number | null>(null)
  const [high, setHigh] = useState<number | null>(null)
  const fields = (
    <>
      <NumberField label={t('desk.form.amount')} value={amount} change={setAmount} digits={2} />
      <div className="desk-pair">
        <NumberField label={t('desk.form.low')} value={low} change={setLow} digits={2} />
        <NumberField label={t('desk.form.high')} value={high} change={setHigh} digits={2} />
      </div>
    </>
  )
  const amounts = {
    currency: CURRENCY,
    p50_minor: minorOf(amount ?? 0),
    ...(low !== null && { p10_minor: minorOf(low) }),
    ...(high !== null && { p90_minor: minorOf(high) }),
  }
  return { fields, amounts, isWhole: (amount ?? 0) > 0 }
}

export function NeedForm({ project, close }: Props) {
  const { t } = useTranslation()
  const spread = useSpread()
  const [name, setName] = useState('')
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>('supplier')
  const [tier, setTier] = useState<(typeof TIERS)[number]>('t2')
  const [certainty, setCertainty] = useState<(typeof CERTAINTIES)[number]>('contracted')
  const [dueOn, setDueOn] = useState<string>()
  const [deferrable, setDeferrable] = useState<number | null>(0)
  const save = async (): Promise<void> => {
    if (dueOn === undefined) return
    const when = { due_on: dueOn, deferrable_days: deferrable ?? 0, defer_cost_ppm: 0 }
    const what = { project_id: project, name: name.trim(), purpose, tier: TIERS.indexOf(tier), certainty }
    await keepNeed(newId('need'), { version: 0, ...what, ...when, ...spread.amounts })
  }
  const isWhole = name.trim() !== '' && spread.isWhole && dueOn !== undefined
  return (
    <FormDrawer title={t('desk.money.addNeed')} isWhole={isWhole} save={save} close={close}>
      <Labelled label={t('desk.form.name')}>
        {(id) => <Input id={id} value={name} maxLength={NAME_MAX} onChange={({ target }) => setName(target.value)} />}
      </Labelled>
      <div className="desk-pair">
        <Choice
          label={t('desk.form.purpose')}
          value={purpose}
          names={PURPOSES}
          nameOf={(one) => t(`desk.purpose.${one}`)}
          change={setPurpose}
        />
        <Choice label={t('desk.form.tier')} value={tier} names={TIERS} nameOf={(one) => t(`desk.tier.${one}`)} change={setTier} />
      </div>
      {spread.fields}
      <div className="desk-pair">
        <div>
          <span>{t('desk.form.dueOn')}</span>
          <DayField label={t('desk.form.dueOn')} value={dueOn} change={setDueOn} />
        </div>
        <NumberField label={t('desk.form.deferrable')} value={deferrable} change={setDeferrable} max={365} />
      </div>
      <Choice
        label={t('desk.form.certainty')}
        value={certainty}
        names={CERTAINTIES}
        nameOf={(one) => t(`desk.money.${one}`)}
        change={setCertainty}
      />
    </FormDrawer>
  )
}

export function ReceiptForm({ project, close }: Props) {
  const { t } = useTranslation()
  const spread = useSpread()
  const [debtor, setDebtor] = useState('')
  const [dueOn, setDueOn] = useState<string>()
  const [confirmed, setConfirmed] = useState(false)
  const save = async (): Promise<void> => {
    if (dueOn === undefined) return
    const what = { project_id: project, debtor: debtor.trim(), due_on: dueOn, confirmed, dilution_ppm: 0 }
    await keepReceipt(newId('receipt'), { version: 0, ...what, ...spread.amounts })
  }
  const isWhole = debtor.trim() !== '' && spread.isWhole && dueOn !== undefined
  return (
    <FormDrawer title={t('desk.money.addReceipt')} isWhole={isWhole} save={save} close={close}>
      <Labelled label={t('desk.form.debtor')}>
        {(id) => <Input id={id} value={debtor} maxLength={NAME_MAX} onChange={({ target }) => setDebtor(target.value)} />}
      </Labelled>
      {spread.fields}
      <div>
        <span>{t('desk.form.receivedOn')}</span>
        <DayField label={t('desk.form.receivedOn')} value={dueOn} change={setDueOn} />
      </div>
      <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
        {t('desk.form.confirmed')}
      </Checkbox>
    </FormDrawer>
  )
}

/** As it is now: the desk counted it. */
export function CashForm({ project, close }: Props) {
  const { t } = useTranslation()
  const [amount, setAmount] = useState<number | null>(null)
  const save = async (): Promise<void> => {
    if (amount === null) return
    const value = { amount_minor: minorOf(amount), currency: CURRENCY }
    const about = { subject_kind: 'project', subject_id: project, field: 'cash', source: 'desk_entry' } as const
    await tellSeen({ observations: [{ id: newId('cash'), ...about, value, effective_at: new Date().toISOString() }] })
  }
  return (
    <FormDrawer title={t('desk.money.addCash')} isWhole={amount !== null} save={save} close={close}>
      <NumberField label={t('desk.form.cashNow')} value={amount} change={setAmount} digits={2} />
    </FormDrawer>
  )
}
