import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Closing, closeCase } from '../../api/case-requests.ts'
import type { CaseDetail } from '../../api/views.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Panel } from '../../parts/page.tsx'
import { OrderState } from './order-state.tsx'
import { useCaseOrder } from './use-case-order.ts'

const TEXT_MAX = 4_000
const RESULTS = ['resolved', 'answered', 'rejected', 'withdrawn', 'no_reply', 'duplicate'] as const satisfies readonly Closing['result'][]

export function ClosePanel({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const { borrower_id, case_id } = one
  const [result, choose] = useState<Closing['result']>('resolved')
  const [text, setText] = useState('')
  const order = useCaseOrder(one, (closing: Pick<Closing, 'result' | 'text'>) => closeCase({ borrower_id, case_id, ...closing }))
  return (
    <Panel title={t('cases.close')}>
      <Select<Closing['result']>
        size="small"
        style={{ width: '100%' }}
        aria-label={t('cases.state')}
        value={result}
        options={RESULTS.map((value) => ({ value, label: nameOf(value) }))}
        onChange={choose}
      />
      <Input.TextArea
        style={{ marginTop: 8 }}
        aria-label={t('cases.closeText')}
        placeholder={t('cases.closeText')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={TEXT_MAX}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button
        style={{ marginTop: 8 }}
        disabled={text.trim() === ''}
        loading={order.isPending}
        onClick={() => order.mutate({ result, text: text.trim() })}
      >
        {t('cases.close')}
      </Button>
      <OrderState order={order} />
    </Panel>
  )
}
