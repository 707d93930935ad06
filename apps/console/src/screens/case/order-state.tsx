import { useTranslation } from 'react-i18next'
import { useRefusalWords } from './use-case-order.ts'

/** What came of an order: read out once it is known. */
export function OrderState({ order: { isSuccess, error } }: { order: { isSuccess: boolean; error: unknown } }) {
  const { t } = useTranslation()
  const say = useRefusalWords()
  return (
    <>
      <p role="status" className="muted">
        {isSuccess && t('cases.sent')}
      </p>
      {error != null && (
        <p role="alert" className="bad">
          {say(error)}
        </p>
      )}
    </>
  )
}
