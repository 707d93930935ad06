/** The actions of a pack as the search takes them: what can be done of each by this borrower, and the facts that it brings. */
import type { Fact } from '@fairline/contract/facts'
import type { Action, Levels } from '@fairline/policy/recourse/problem'
import type { Account } from '../account/account.ts'
import { beside } from '../line/repay.ts'
import { owedOn } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'
import type { PackAction } from '../pack/actions.ts'
import { zoneFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import { type Consent, isInForce } from '../signals/consent.ts'
import { type DocumentItem, stateOf } from '../signals/documents-asked.ts'
import { allCurrentElsewhere, type Signals } from '../signals/signals.ts'
import { type Future, repayment, tick } from './future.ts'

export const possibleActions = (pack: Pack, future: Future): readonly Action<Account>[] =>
  (pack.waysBack?.actions ?? []).map((action) => ({
    id: action.id,
    moves: action.moves,
    levels: (account, at) => levelsOf(action, future.at(account, at), at, pack),
    apply(account, level, at) {
      const now = future.at(account, at)
      return future.suppose(now, `${action.id} ${level} ${at}`, () => after(action, now, { level, at, future }))
    },
    costMinor: (level) => (isPaid(action) ? level : 0),
    waitDays: () => action.wait_days,
  }))

/** A level of it is money. */
export const isPaid = ({ fact }: PackAction): boolean => fact === 'repayment-posted' || fact === 'debt-statement-received'

const ONCE: Levels = { least: 1, most: 1 }
const upTo = (most: number): Levels | null => (most > 0 ? { least: 1, most } : null)

/** Null where there is nothing to be done. */
function levelsOf(action: PackAction, account: Account, at: number, pack: Pack): Levels | null {
  const { signals, line } = account
  switch (action.fact) {
    case 'repayment-posted': {
      const owed = owedOf(account, at, pack)
      if (action.amount === 'any') return upTo(owed.allMinor)
      return owed.overdueMinor > 0 ? { least: owed.overdueMinor, most: owed.overdueMinor } : null
    }
    case 'identity-verified':
    case 'profile-changed':
    case 'bank-card-bound':
    case 'identity-document-reported':
      return ONCE
    case 'document-submitted':
      return missingItems(signals).length > 0 ? ONCE : null
    case 'consent-granted':
      return lasts(signals.consents[action.purpose], at) ? null : ONCE
    case 'delinquency-elsewhere-reported':
      return signals.elsewhere.some(({ daysPastDue }) => daysPastDue > 0) ? ONCE : null
    case 'debt-statement-received': {
      const { debts } = signals.means
      return debts === null || debts.currency !== (line.currency ?? signals.registeredCurrency) ? null : upTo(debts.balanceMinor)
    }
  }
}

/** One that will run out can be given anew before it does. */
const lasts = (consent: Consent, at: number): boolean => isInForce(consent, at) && consent.expiresAt === null

type How = Readonly<{ level: number; at: number; future: Future }>

function after(action: PackAction, account: Account, { level, at, future }: How): Account {
  if (action.fact === 'document-submitted')
    return missingItems(account.signals).reduce((now, item) => future.take(now, submitted(item, at)), account)
  if (action.fact !== 'delinquency-elsewhere-reported') {
    const fact = factOf(action, account, level, at)
    return fact === null ? account : future.take(account, fact)
  }
  return future.take({ ...account, signals: allCurrentElsewhere(account.signals, at) }, tick(at))
}

/** At one instant: what is brought then is brought for whatever was asked for before. */
const submitted = (item: DocumentItem, at: number): Fact => ({
  type: 'document-submitted',
  occurredAt: at,
  knownAt: at,
  data: { documentId: 'supposed', item },
})

const missingItems = ({ information }: Signals): readonly DocumentItem[] =>
  information.asked.filter((asked) => stateOf(asked) === 'missing').map(({ item }) => item)

type ByFact = Exclude<PackAction, { fact: 'delinquency-elsewhere-reported' | 'document-submitted' }>

function factOf(action: ByFact, { line, signals, sequence }: Account, level: number, at: number): Fact | null {
  const of = { occurredAt: at, knownAt: at }
  switch (action.fact) {
    case 'repayment-posted':
      return line.currency === null ? null : repayment(`supposed-${sequence}`, at, { amountMinor: level, currency: line.currency })
    case 'identity-verified':
      return { ...of, type: action.fact, data: { method: action.method } }
    case 'profile-changed':
      return { ...of, type: action.fact, data: { field: action.field, verified: true } }
    case 'bank-card-bound':
      return { ...of, type: action.fact, data: { cardId: 'supposed' } }
    case 'identity-document-reported':
      return { ...of, type: action.fact, data: { document: action.document } }
    case 'consent-granted':
      return { ...of, type: action.fact, data: { purpose: action.purpose } }
    case 'debt-statement-received': {
      const { debts } = signals.means
      if (debts === null) return null
      const balanceMinor = Math.max(0, debts.balanceMinor - level)
      const left = balanceMinor === 0 ? { obligationMinor: 0, lenderCount: 0 } : debts
      const { obligationMinor, lenderCount } = left
      return {
        ...of,
        type: action.fact,
        data: { source: 'supposed', balanceMinor, obligationMinor, lenderCount, currency: debts.currency },
      }
    }
  }
}

/** With us: what is past due, and all of it. Where another system keeps the loans, what is past due there is not known in money. */
function owedOf({ line }: Account, at: number, pack: Pack): { overdueMinor: number; allMinor: number } {
  const today = zoneFor(pack, line).dayAt(at)
  let [overdueMinor, allMinor] = [0, Math.max(0, beside(line))]
  for (const { loan, settledOn } of line.loans) {
    if (settledOn !== null || loan.disbursedOn > today) continue
    const { dueMinor, payoffMinor } = owedOn(loan, today)
    if (positionOf(loan, today).daysPastDue > 0) overdueMinor += dueMinor
    allMinor += payoffMinor
  }
  return { overdueMinor, allMinor }
}
