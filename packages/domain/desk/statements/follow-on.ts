/**
 * Whether statements follow on from what was taken before, so that a missing one is noticed when the next arrives.
 *
 * Follows  opens with the balance that the one before closed with; without balances: leaves no day out.
 * Waits    is kept, with the reason, until what is missing arrives or a person lets it through; all later ones of the account wait behind it.
 * Earlier  lies within what was taken: its entries are known by their keys, and any that is not is a matter for a person.
 */
import { amountText } from '../../kernel/amount-text.ts'
import { type Day, dayText } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Statement } from './statement.ts'
import { type StatementFault, statementFault } from './statement-fault.ts'

/** The end of what was taken of an account. */
export type LastTaken = { readonly to: Day; readonly closingMinor: number | null }

export type FollowOn = {
  readonly follows: readonly Statement[]
  readonly waits: readonly { readonly statement: Statement; readonly fault: StatementFault }[]
  readonly earlier: readonly Statement[]
}

export const accountKey = ({ account, currency }: Pick<Statement, 'account' | 'currency'>): string => JSON.stringify([account, currency])

/** `lastOf` by `accountKey`. In whatever order they come, the answer is the same. */
export function followOn(statements: readonly Statement[], lastOf: ReadonlyMap<string, LastTaken>): FollowOn {
  const all = { follows: [] as Statement[], waits: [] as FollowOn['waits'][number][], earlier: [] as Statement[] }
  for (const [key, ofAccount] of groupBy(statements, accountKey)) {
    let last = lastOf.get(key)
    let isHeld = false
    for (const statement of inOrder(ofAccount, last?.closingMinor)) {
      if (!isHeld && last && isEarlier(statement, last)) {
        all.earlier.push(statement)
        continue
      }
      const fault: StatementFault | undefined = isHeld || !last ? undefined : faultOf(statement, last)
      isHeld ||= fault !== undefined
      if (isHeld) all.waits.push({ statement, fault: fault ?? statementFault('waits-behind', PERIOD) })
      else all.follows.push(statement)
      if (!isHeld) last = { to: statement.to, closingMinor: statement.balances?.closingMinor ?? null }
    }
  }
  return all
}

/** Of one day, each behind the one whose closing balance it opens with; else by their numbers. */
function inOrder(statements: readonly Statement[], lastMinor: number | null | undefined): Statement[] {
  const left = statements.toSorted((a, b) => a.from - b.from || a.to - b.to || byNumber(a.number ?? '', b.number ?? ''))
  const ordered: Statement[] = []
  for (let next = left[0]; next; next = left[0]) {
    const { from, to } = next
    const closing = ordered.at(-1)?.balances?.closingMinor ?? lastMinor
    const behind = left.findIndex((one) => one.from === from && one.to === to && one.balances?.openingMinor === closing)
    ordered.push(...left.splice(Math.max(behind, 0), 1))
  }
  return ordered
}

/** `9` before `10`. */
const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : Number(a > b))

function isEarlier({ to, balances }: Statement, last: LastTaken): boolean {
  return to < last.to || (to === last.to && (balances === null || balances.openingMinor !== last.closingMinor))
}

function faultOf({ from, balances, currency }: Statement, last: LastTaken): StatementFault | undefined {
  if (balances === null || last.closingMinor === null) {
    if (from <= last.to + 1) return undefined
    return statementFault('days-missing', PERIOD, { from: dayText(last.to + 1), to: dayText(from - 1) })
  }
  if (from < last.to) return statementFault('periods-overlap', PERIOD)
  if (balances.openingMinor === last.closingMinor) return undefined
  const [opening, closing] = [balances.openingMinor, last.closingMinor].map((minor) => amountText(BigInt(minor), currency))
  return statementFault('gap-between', OPENING, { opening: opening!, closing: closing! })
}

const PERIOD = { path: 'period', line: null }
const OPENING = { path: 'opening', line: null }
