/** What of a line or a project a person may say he saw, and how each value is written: a word of a list, an amount, a number, or a share of two amounts that are kept nowhere. */
import { useTranslation } from 'react-i18next'
import { Choice, minorOf, NumberField } from './form-parts.tsx'

const CODES = {
  authorisation: ['granted', 'reauth_required', 'revoked_by_platform', 'withdrawn_by_borrower', 'expired', 'never'],
  availability: ['drawable', 'blocked_temporary', 'blocked_indefinite', 'closed', 'unknown'],
  obligation: ['none', 'current', 'due_soon', 'overdue', 'called'],
} as const
type CodeField = keyof typeof CODES
export const LINE_FIELDS = ['availability', 'authorisation', 'limit', 'balance', 'obligation', 'inquiries', 'debt_share'] as const
export type SeenField = (typeof LINE_FIELDS)[number] | 'cash'
const isCode = (field: SeenField): field is CodeField => Object.hasOwn(CODES, field)

/** As it is being written. Of a share, `amount` is the part and `whole` what it is of. */
export type Draft = Readonly<{ code: string; amount: number | null; whole: number | null }>
export const emptyDraft = (field: SeenField): Draft => ({ code: isCode(field) ? CODES[field][0] : '', amount: null, whole: null })

const [PPM, PPM_MAX, INQUIRIES_MAX] = [1_000_000, 10_000_000, 1_000]

/** Undefined: something is missing. A debt without any income is told at the most that a share is told. */
export function toldValue(field: SeenField, { code, amount, whole }: Draft, currency: string): unknown {
  if (isCode(field)) return code
  if (amount === null) return undefined
  if (field === 'inquiries') return { in_three_months: amount }
  if (field !== 'debt_share') return { amount_minor: minorOf(amount), currency }
  if (whole === null) return undefined
  if (whole === 0) return amount === 0 ? undefined : { ppm: PPM_MAX }
  return { ppm: Math.min(PPM_MAX, Math.ceil((amount * PPM) / whole)) }
}

type Props = { field: SeenField; draft: Draft; change: (draft: Draft) => void }

export function ValueField({ field, draft, change }: Props) {
  const { t } = useTranslation()
  const setAmount = (amount: number | null): void => change({ ...draft, amount })
  if (isCode(field)) return <CodeChoice field={field} value={draft.code} change={(code) => change({ ...draft, code })} />
  if (field === 'inquiries')
    return <NumberField label={t('registers.seen.inquiries')} value={draft.amount} change={setAmount} max={INQUIRIES_MAX} />
  if (field !== 'debt_share') return <NumberField label={t('registers.seen.amount')} value={draft.amount} change={setAmount} digits={2} />
  return (
    <>
      <NumberField label={t('registers.seen.monthlyDue')} value={draft.amount} change={setAmount} digits={2} />
      <NumberField
        label={t('registers.seen.monthlyIncome')}
        value={draft.whole}
        change={(whole) => change({ ...draft, whole })}
        digits={2}
      />
      <p className="muted">{t('registers.seen.onlyShare')}</p>
    </>
  )
}

function CodeChoice({ field, value, change }: { field: CodeField; value: string; change: (code: string) => void }) {
  const { t } = useTranslation()
  const nameOf = (code: string): string => {
    if (field === 'authorisation') return t(`desk.authorisation.${code as 'granted'}`)
    return field === 'availability' ? t(`desk.availability.${code as 'drawable'}`) : t(`desk.obligation.${code as 'none'}`)
  }
  return <Choice label={t('registers.seen.value')} value={value} names={CODES[field]} nameOf={nameOf} change={change} />
}
