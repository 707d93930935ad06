import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkDocument, type DocumentChecked, requestDocuments } from '../../api/case-requests.ts'
import type { CaseDetail, CaseDocument } from '../../api/views.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useMay } from '../../parts/use-may.ts'
import { type DocumentItem, ITEMS } from './document-items.ts'
import { OrderState } from './order-state.tsx'
import { UploadForm } from './upload-form.tsx'
import { useCaseOrder } from './use-case-order.ts'

const TONES: Readonly<Record<CaseDocument['state'], Tone>> = {
  requested: 'plain',
  submitted: 'warn',
  accepted: 'good',
  unreadable: 'bad',
  expired: 'bad',
  mismatch: 'bad',
  incomplete: 'bad',
}
const FAULTS = ['unreadable', 'expired', 'mismatch', 'incomplete'] as const

/** Item by item: asked for, brought, looked at. */
export function DocumentsPanel({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const { documents, state } = one
  const [mayWork, mayServe] = [useMay('cases:work'), useMay('borrowers:serve')]
  return (
    <Panel title={t('cases.documents')} flush>
      <ul className="items">
        {documents.length === 0 && <li className="muted">{t('cases.noDocuments')}</li>}
        {documents.map((document, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: documents are only ever added behind the others
          <li key={nth}>
            <Document one={one} document={document} />
          </li>
        ))}
        {state !== 'closed' && mayWork && (
          <li>
            <Ask one={one} />
          </li>
        )}
        {state !== 'closed' && mayServe && (
          <li>
            <UploadForm one={one} />
          </li>
        )}
      </ul>
    </Panel>
  )
}

function Document({ one, document }: { one: CaseDetail; document: CaseDocument }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const { item, state, due_at, document_id, upload_id } = document
  const [mayWork, mayReveal] = [useMay('cases:work'), useMay('personal:reveal')]
  return (
    <>
      <div className="card-row">
        <span>{nameOf(item)}</span>
        <Tag tone={TONES[state]}>{t(`cases.documentStates.${state}`)}</Tag>
      </div>
      {due_at !== null && state === 'requested' && (
        <p className="muted">
          {t('cases.due')} <Moment at={due_at} />
        </p>
      )}
      {upload_id !== null && mayReveal && (
        <a
          href={`/v1/uploads/${encodeURIComponent(one.borrower_id)}/${encodeURIComponent(upload_id)}/content?purpose=appeal_review`}
          download
        >
          {t('cases.download')}
        </a>
      )}
      {state === 'submitted' && document_id !== null && one.state !== 'closed' && mayWork && (
        <Check one={one} document={{ item: item as DocumentChecked['item'], document_id }} />
      )}
    </>
  )
}

function Check({ one, document }: { one: CaseDetail; document: Pick<DocumentChecked, 'item' | 'document_id'> }) {
  const { t } = useTranslation()
  const order = useCaseOrder(one, (result: DocumentChecked['result']) =>
    checkDocument({ borrower_id: one.borrower_id, ...document, result }),
  )
  return (
    <>
      <div className="row" style={{ marginTop: 6 }}>
        <Button size="small" type="primary" disabled={order.isPending} onClick={() => order.mutate('accepted')}>
          {t('cases.accept')}
        </Button>
        <Select<(typeof FAULTS)[number]>
          size="small"
          style={{ width: 120 }}
          placeholder={t('cases.refuse')}
          aria-label={t('cases.refuse')}
          disabled={order.isPending}
          value={null}
          options={FAULTS.map((value) => ({ value, label: t(`cases.documentStates.${value}`) }))}
          onChange={(result) => order.mutate(result)}
        />
      </div>
      <OrderState order={order} />
    </>
  )
}

function Ask({ one: { borrower_id, case_id }, one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const [items, choose] = useState<DocumentItem[]>([])
  const order = useCaseOrder(one, (asked: DocumentItem[]) => requestDocuments({ borrower_id, case_id, items: asked }))
  return (
    <>
      <Select<DocumentItem[]>
        mode="multiple"
        style={{ width: '100%' }}
        placeholder={t('cases.ask')}
        aria-label={t('cases.ask')}
        value={items}
        options={ITEMS.map((value) => ({ value, label: nameOf(value) }))}
        onChange={choose}
      />
      {items.length > 0 && (
        <Button
          size="small"
          style={{ marginTop: 6 }}
          loading={order.isPending}
          onClick={() => order.mutate(items, { onSuccess: () => choose([]) })}
        >
          {t('cases.askSend')}
        </Button>
      )}
      <OrderState order={order} />
    </>
  )
}
