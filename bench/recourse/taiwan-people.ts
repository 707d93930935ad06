/** The clients of UCI 350 as 25 whole numbers each. Sex, education and marriage are not among them. */
import { readUciTaiwan } from '../../apps/server/src/replay/uci-taiwan-file.ts'

const STATUSES = ['PAY_0', 'PAY_2', 'PAY_3', 'PAY_4', 'PAY_5', 'PAY_6'] as const
const BILLS = ['BILL_AMT1', 'BILL_AMT2', 'BILL_AMT3', 'BILL_AMT4', 'BILL_AMT5', 'BILL_AMT6'] as const
const PAYMENTS = ['PAY_AMT1', 'PAY_AMT2', 'PAY_AMT3', 'PAY_AMT4', 'PAY_AMT5', 'PAY_AMT6'] as const
const LABEL = 'default payment next month'

export type Features = Readonly<Record<string, number>>
export type Person = { readonly features: Features; readonly defaulted: boolean }

/** Shares in permille, money in dollars. `bill_*` and `paid_*` 1 is the latest month. */
export async function taiwanPeople(path: string): Promise<readonly Person[]> {
  const { rows } = await readUciTaiwan(path, ['ID', 'LIMIT_BAL', 'AGE', ...STATUSES, ...BILLS, ...PAYMENTS, LABEL])
  return rows.map(({ values }) => {
    const months = STATUSES.map((name) => values[name])
    const bills = BILLS.map((name) => values[name])
    const paid = PAYMENTS.map((name) => values[name])
    const limit = values.LIMIT_BAL
    const features: Record<string, number> = {
      age: values.AGE,
      limit,
      late_months: months.filter((status) => status > 0).length,
      worst_status: Math.max(...months),
      months_used: bills.filter((bill) => bill > 0).length,
      utilisation_avg: Math.floor((1000 * sum(bills)) / (6 * limit)),
    }
    for (const [index, status] of months.entries()) features[`status_${index + 1}`] = status
    for (const [index, bill] of bills.entries()) features[`bill_${index + 1}`] = bill
    for (const [index, amount] of paid.slice(0, 5).entries()) features[`paid_${index + 1}`] = amount
    return { features: withShares(features), defaulted: values[LABEL] === 1 }
  })
}

/** What follows from the latest bill and payment, whoever changes them. */
export function withShares(features: Features): Features {
  const { limit, bill_1: bill, bill_2: before, paid_1: paid } = features
  const utilisation = Math.floor((1000 * bill!) / limit!)
  const paidShare = before! > 0 ? Math.min(2_000, Math.floor((1000 * paid!) / before!)) : 1_000
  return { ...features, utilisation, paid_share: paidShare }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
