import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { extendCase } from '../../api/case-requests.ts'
import type { CaseDetail } from '../../api/views.ts'
import { useMay } from '../../parts/use-may.ts'
import { OrderState } from './order-state.tsx'
import { useCaseOrder } from './use-case-order.ts'

const TEXT_MAX = 4_000

type ExtendProps = { one: CaseDetail; clock: CaseDetail['clocks'][number] }

/** To the next time that the rule behind a clock allows, with the grounds that go on record. */
export function ExtendClock({ one, clock: { source, days, extends_to } }: ExtendProps) {
  const { t } = useTranslation()
  const { borrower_id, case_id, state } = one
  const [text, setText] = useState<string>()
  const order = useCaseOrder(one, (order: { days: number; text: string }) => extendCase({ borrower_id, case_id, source, ...order }))
  const mayWork = useMay('cases:work')
  const next = extends_to.find((longer) => longer > days)
  if (next === undefined || !mayWork || state === 'closed' || state === 'decided') return null
  if (text === undefined) {
    return (
      <Button size="small" type="text" onClick={() => setText('')}>
        {t('cases.extend', { count: next })}
      </Button>
    )
  }
  return (
    <div className="stack" style={{ gap: 6, margin: '4px 0 8px' }}>
      <Input.TextArea
        autoFocus
        aria-label={t('cases.extendWhy')}
        placeholder={t('cases.extendWhy')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={TEXT_MAX}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="row">
        <Button
          size="small"
          type="primary"
          disabled={text.trim() === ''}
          loading={order.isPending}
          onClick={() => order.mutate({ days: next, text: text.trim() }, { onSuccess: () => setText(undefined) })}
        >
          {t('cases.extend', { count: next })}
        </Button>
        <Button size="small" type="text" onClick={() => setText(undefined)}>
          {t('cases.cancel')}
        </Button>
      </div>
      <OrderState order={order} />
    </div>
  )
}
