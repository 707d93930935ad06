import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Note, noteOnCase } from '../../api/case-requests.ts'
import type { CaseDetail } from '../../api/views.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Panel } from '../../parts/page.tsx'
import { OrderState } from './order-state.tsx'
import { useCaseOrder } from './use-case-order.ts'

const TEXT_MAX = 4_000
const CHANNELS = ['app', 'web', 'hotline', 'branch', 'email'] as const
const ANSWER = ['cause', 'cure', 'options'] as const
/** Of an answer, three fields; of all else, one. */
const FIELDS: Readonly<Record<Note['direction'], readonly Field[]>> = { out: ANSWER, in: ['text'], internal: ['text'] }

type Field = (typeof ANSWER)[number] | 'text'
type Texts = Partial<Record<Field, string>>

const isWhole = (texts: Texts, fields: readonly Field[]): boolean => fields.every((field) => (texts[field] ?? '').trim() !== '')

/** An answer to the borrower says its cause, what cures it, and what else he can do: with one of them missing it is not sent. */
export function ReplyPanel({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const { borrower_id, case_id } = one
  const [direction, turn] = useState<Note['direction']>('out')
  const [channel, setChannel] = useState<Note['channel']>(one.channel === null ? 'hotline' : (one.channel as Note['channel']))
  const [texts, setTexts] = useState<Texts>({})
  const order = useCaseOrder(one, (note: Note) => noteOnCase(note))
  const fields = FIELDS[direction]
  const send = (): void => {
    const said = Object.fromEntries(fields.map((field) => [field, (texts[field] ?? '').trim()]))
    order.mutate({ borrower_id, case_id, direction, channel, ...said }, { onSuccess: () => setTexts({}) })
  }
  return (
    <Panel title={t('cases.reply')}>
      <div className="row">
        <Segmented<Note['direction']>
          size="small"
          value={direction}
          options={[
            { value: 'out', label: t('cases.answer') },
            { value: 'in', label: t('cases.heard') },
            { value: 'internal', label: t('cases.inner') },
          ]}
          onChange={turn}
        />
        <Select<Note['channel']>
          size="small"
          style={{ width: 110 }}
          aria-label={t('cases.channel')}
          value={channel}
          options={CHANNELS.map((value) => ({ value, label: nameOf(value) }))}
          onChange={setChannel}
        />
      </div>
      {fields.map((field) => (
        <TextField key={field} field={field} value={texts[field] ?? ''} change={(value) => setTexts({ ...texts, [field]: value })} />
      ))}
      <div className="row" style={{ marginTop: 8 }}>
        <Button type="primary" disabled={!isWhole(texts, fields)} loading={order.isPending} onClick={send}>
          {t('cases.send')}
        </Button>
        <OrderState order={order} />
      </div>
    </Panel>
  )
}

function TextField({ field, value, change }: { field: Field; value: string; change: (value: string) => void }) {
  const { t } = useTranslation()
  const id = `reply-${field}`
  return (
    <div style={{ marginTop: 8 }}>
      <label className="label" htmlFor={id}>
        {t(`cases.${field}`)}
      </label>
      <Input.TextArea
        id={id}
        placeholder={field === 'text' ? '' : t(`cases.${field}Hint`)}
        autoSize={{ minRows: field === 'text' ? 3 : 2, maxRows: 8 }}
        maxLength={TEXT_MAX}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </div>
  )
}
