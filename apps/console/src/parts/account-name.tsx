import { useTranslation } from 'react-i18next'
import type { Bilingual, LedgerRole } from '../api/views.ts'
import { Amount } from './amount.tsx'
import { useWords } from './use-words.ts'

type Account = { account: LedgerRole; code?: string | null; name?: Bilingual | null }

/** As the product's chart of accounts calls it; where that has none, by what it is. */
export function useAccountName(): (account: Account) => string {
  const { t } = useTranslation()
  const words = useWords()
  return ({ account, name }) => (name ? words.pick(name) : t(`lending.account.${account}`))
}

export function AccountName({ of }: { of: Account }) {
  const nameOf = useAccountName()
  return (
    <>
      {of.code && <span className="mono muted lead-in">{of.code}</span>}
      {nameOf(of)}
    </>
  )
}

/** One side of an entry: the other one stays empty. */
export function SideAmount({ side, minor, currency }: { side: 'debit' | 'credit'; minor: number; currency: string }) {
  const isHere = side === 'debit' ? minor > 0 : minor < 0
  return isHere ? <Amount minor={Math.abs(minor)} currency={currency} form="full" /> : null
}

/** A balance has a side, not a sign. */
export function SideBalance({ minor, currency }: { minor: number; currency: string }) {
  const { t } = useTranslation()
  if (minor === 0) return <Amount minor={0} currency={currency} form="full" />
  return (
    <>
      <span className="label lead-in">{minor > 0 ? t('ledger.debitBalance') : t('ledger.creditBalance')}</span>
      <b>
        <Amount minor={Math.abs(minor)} currency={currency} form="full" />
      </b>
    </>
  )
}
