import { camelKeys } from '@fairline/contract/case'
import type { BureauPort, BureauReport } from '../bureau-port.ts'
import { reach, type SandboxParts } from './behaviour.ts'
import { byBorrower } from './by-borrower.ts'

const SOURCE = 'sandbox-bureau'
const CURRENCY_DEFAULT = 'CNY'

export function openSandboxBureau({ database }: Pick<SandboxParts, 'database'>): BureauPort {
  return {
    source: SOURCE,
    report: async ({ organisationId, borrower, currency }, signal) => {
      const settings = await reach(database, organisationId, 'bureau', signal)
      if (settings === undefined) return 'unavailable'
      const set = settings.reports[borrower]
      return set ? camelKeys(set) : cleanReport(borrower, currency ?? CURRENCY_DEFAULT)
    },
  }
}

const cleanReport = (borrower: string, currency: string): BureauReport => ({
  inquiries: [],
  delinquencies: [],
  debts: {
    obligationMinor: byBorrower(borrower, 'obligation', 0, 300) * 1_000,
    balanceMinor: byBorrower(borrower, 'balance', 0, 500) * 10_000,
    lenderCount: byBorrower(borrower, 'lenders', 0, 4),
    currency,
  },
  file: { onFileMonths: byBorrower(borrower, 'months', 12, 180), accountCount: byBorrower(borrower, 'accounts', 1, 12) },
})
