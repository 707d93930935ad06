import { useTranslation } from 'react-i18next'
import type { MeReceipt } from '../../api/views.ts'
import { useWords } from '../../parts/use-words.ts'
import { lastDayBefore } from './last-day.ts'

export function Receipt({ receipt: { case_id, due_at, repeated } }: { receipt: MeReceipt }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="me-receipt" role="status">
      <p>
        <b>{t('me.receipt', { id: case_id })}</b>
      </p>
      {due_at && <p>{t('me.receiptDue', { day: words.day(lastDayBefore(due_at)) })}</p>}
      <p className="muted">{t(repeated ? 'me.repeated' : 'me.receiptText')}</p>
    </div>
  )
}
