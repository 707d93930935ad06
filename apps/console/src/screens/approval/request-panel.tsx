/** What was asked for, as it was sent. */
import { useTranslation } from 'react-i18next'
import type { ApprovalDetail } from '../../api/views.ts'
import { BorrowerLink } from '../../parts/book-links.tsx'
import { Panel } from '../../parts/page.tsx'
import { useChangeWords } from './use-change-words.ts'

export function RequestPanel({ one: { request, currency } }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  const words = useChangeWords(currency)
  return (
    <Panel title={t('approvals.request')}>
      <dl className="stack">
        {Object.entries(request).map(([name, value]) => (
          <div key={name}>
            <dt className="label">{words.field(name)}</dt>
            <dd className="wrap" dir="auto">
              {name === 'borrower_id' && typeof value === 'string' ? <BorrowerLink id={value} /> : words.value(name, value)}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
