import { useTranslation } from 'react-i18next'
import { Away, Refused } from '../api/faults.ts'

const KNOWN = {
  'borrower-not-found': 'borrowerNotFound',
  unavailable: 'unavailable',
  overloaded: 'unavailable',
  'too-many-requests': 'tooManyRequests',
  'id-reused': 'idReused',
  'invalid-event': 'invalidEvent',
  'invalid-request': 'invalidRequest',
  'sender-not-allowed': 'senderNotAllowed',
  'currency-mismatch': 'currencyMismatch',
  'line-already-open': 'lineAlreadyOpen',
  'drawdown-id-reused': 'drawdownIdReused',
  'repayment-id-reused': 'repaymentIdReused',
  'application-unknown': 'applicationUnknown',
  'product-unknown': 'productUnknown',
  'body-too-large': 'fileTooLarge',
  'file-broken': 'fileBroken',
  'file-harmful': 'fileHarmful',
  'unsupported-media-type': 'fileUnknown',
  'unsupported-file': 'fileUnknown',
  'file-active': 'fileHarmful',
  'file-too-large': 'fileTooLarge',
  'approval-required': 'approvalRequired',
  'proposed-by-you': 'proposedByYou',
  'count-differs': 'countDiffers',
  'batch-over': 'batchOver',
  internal: 'internal',
  quarantined: 'internal',
} as const

const isKnown = (code: string): code is keyof typeof KNOWN => Object.hasOwn(KNOWN, code)

/** Says in the reader's words why something did not work. */
export function useFaultWords(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof Away) return t('parts.faults.unavailable')
    if (!(error instanceof Refused)) return t('parts.faults.internal')
    const { code } = error.problem
    return isKnown(code) ? t(`parts.faults.${KNOWN[code]}`) : t('parts.faults.other', { code })
  }
}
