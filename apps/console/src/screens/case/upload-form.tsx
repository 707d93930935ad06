/** What came by post, by mail or over the counter, brought to the case by the desk: a paper that was asked for, or one of its own accord. */
import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bringDocument } from '../../api/case-requests.ts'
import type { CaseDetail } from '../../api/views.ts'
import { useValueName } from '../../parts/field-value.ts'
import { type DocumentItem, ITEMS } from './document-items.ts'
import { OrderState } from './order-state.tsx'
import { useCaseOrder } from './use-case-order.ts'

const KINDS = 'application/pdf,image/png,image/jpeg'
const MISSING = new Set(['requested', 'unreadable', 'expired', 'mismatch', 'incomplete'])

export function UploadForm({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const input = useRef<HTMLInputElement>(null)
  const [item, setItem] = useState<DocumentItem | null>(null)
  const order = useCaseOrder(one, bringDocument)
  const bring = (file: File): void => {
    if (item === null) return
    const asked = one.documents.find((document) => document.item === item && MISSING.has(document.state))
    const { borrower_id, case_id } = one
    const brought = { borrower_id, case_id, item, asked: asked?.request_id ?? undefined, id: `up_${crypto.randomUUID()}`, file }
    order.mutate(brought, { onSuccess: () => setItem(null) })
  }
  return (
    <>
      <Select<DocumentItem>
        style={{ width: '100%' }}
        placeholder={t('cases.bring')}
        aria-label={t('cases.bring')}
        value={item}
        options={ITEMS.map((value) => ({ value, label: nameOf(value) }))}
        onChange={setItem}
      />
      {item !== null && (
        <div className="row" style={{ marginTop: 6 }}>
          <input
            ref={input}
            type="file"
            accept={KINDS}
            hidden
            aria-label={nameOf(item)}
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file) bring(file)
              target.value = ''
            }}
          />
          <Button size="small" loading={order.isPending} onClick={() => input.current?.click()}>
            {t('cases.choose')}
          </Button>
          <span className="label">{t('cases.fileHint')}</span>
        </div>
      )}
      <OrderState order={order} />
    </>
  )
}
