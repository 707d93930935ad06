/** One month of an enterprise's cash flow, with the fingerprint of the file that it rests on. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeCashFlow } from '../../../api/coaching-act-requests.ts'
import { addRegisterWords } from '../../../locales/registers.ts'
import { Choice, FormDrawer, Labelled, minorOf, NumberField, newId } from '../form-parts.tsx'
import { Fingerprint } from '../register-inputs.tsx'

addRegisterWords()

const AMOUNTS = ['inflow', 'outflow', 'due'] as const
const SOURCES = ['bank_statement', 'accounts', 'tax_return'] as const
const [MONTH, AMOUNT_MAX] = [/^20\d{2}-(?:0[1-9]|1[0-2])$/, 1_000_000_000_000]

type Props = { projectId: string; currency: string; close: () => void }

export function CashFlowMonthForm({ projectId, currency, close }: Props) {
  const { t } = useTranslation()
  const [id] = useState(() => newId('flow'))
  const [month, setMonth] = useState('')
  const [amounts, setAmounts] = useState<Partial<Record<(typeof AMOUNTS)[number], number | null>>>({ due: 0 })
  const [source, setSource] = useState<(typeof SOURCES)[number]>('bank_statement')
  const [file, setFile] = useState<string>()
  const { inflow = null, outflow = null, due = null } = amounts
  const isWhole = MONTH.test(month) && inflow !== null && outflow !== null && due !== null && file !== undefined
  const save = () =>
    writeCashFlow(id, {
      ...{ version: 0, project_id: projectId, month, currency, source, evidence_sha256: file ?? '' },
      ...{ inflow_minor: minorOf(inflow ?? 0), outflow_minor: minorOf(outflow ?? 0), due_debt_minor: minorOf(due ?? 0) },
    })
  return (
    <FormDrawer title={t('coachingActs.cash.add')} isWhole={isWhole} save={save} close={close}>
      <Labelled label={t('coachingActs.cash.month')}>
        {(field) => (
          <Input
            id={field}
            value={month}
            maxLength={7}
            placeholder={t('coachingActs.cash.monthHint')}
            onChange={({ target }) => setMonth(target.value)}
          />
        )}
      </Labelled>
      {AMOUNTS.map((name) => (
        <NumberField
          key={name}
          label={t('coachingActs.cash.yuan', { label: t(`coachingActs.cash.${name}`) })}
          value={amounts[name] ?? null}
          change={(value) => setAmounts((now) => ({ ...now, [name]: value }))}
          digits={2}
          max={AMOUNT_MAX}
        />
      ))}
      <Choice
        label={t('coachingActs.cash.source')}
        value={source}
        names={SOURCES}
        nameOf={(name) => t(`coachingActs.cash.sources.${name}`)}
        change={setSource}
      />
      <Fingerprint label={t('coachingActs.cash.file')} value={file} change={(value) => setFile(value as string | undefined)} />
    </FormDrawer>
  )
}
