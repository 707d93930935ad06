/**
 * The slow twin of `positionOf`: lives through every single day, keeps balances of its own, and counts interest and penalty in exact parts that it
 * rounds where a stretch ends. How it plans: slow-plan.fixture.ts. Shares no code with what it checks.
 */
import type { Loan, LoanTerms, Relief } from './loan.ts'
import { endOfPeriod, partsIn, portionFor } from './slow-plan.fixture.ts'

/** Everything earned is counted in these parts of a minor unit: 10^8 of the rate, 10^3 of the penalty, 12 months. */
const UNIT = 100_000_000n * 1_000n * 12n
const MONTH_PARTS = 12

type SlowRow = {
  nth: number
  relieved: boolean
  endsOn: number
  dueOn: number
  principal: bigint
  interest: bigint
  paidPrincipal: bigint
  paidInterest: bigint
  paidPenalty: bigint
  /** Rounded penalty of stretches that are over, and the parts of the one that is not. */
  penaltyOver: bigint
  penaltyParts: bigint
  daysOver: bigint
  lateDays: bigint
  misuseOver: bigint
  misuseParts: bigint
  lastPaid: number | null
}

type Slow = {
  terms: LoanTerms
  misuses: Loan['misuses']
  day: number
  rows: SlowRow[]
  /** Of the period under way: twelfths of days it has, those that passed, interest of stretches over, and the parts of this one. */
  periodBegan: number
  has: number
  went: number
  interestOver: bigint
  interestParts: bigint
  frozen: boolean
  surplus: bigint
  numbers: number
  /** What a row of the plan in force pays, if nothing is repaid early. */
  portion: () => bigint
}

export function slowPositionOf(loan: Loan, on: number) {
  const slow = begin(loan)
  for (;;) {
    if (slow.day > loan.disbursedOn) liveThroughADay(slow)
    turnDue(slow)
    for (const relief of loan.reliefs) if (relief.on === slow.day) relieve(slow, relief)
    if (slow.day === loan.writtenOffOn) freeze(slow)
    for (const payment of loan.payments) if (payment.on === slow.day) receive(slow, BigInt(payment.amountMinor))
    if (slow.day === on) return told(slow)
    slow.day += 1
  }
}

function begin(loan: Loan): Slow {
  const rows = loan.plan.map((row, index) =>
    newRow(index + 1, loan.terms, row.dueOn, BigInt(row.principalMinor), BigInt(row.interestMinor)),
  )
  const day = loan.disbursedOn
  const period = { periodBegan: day, has: partsIn(loan.terms, day, rows[0]!.endsOn), went: 0, interestOver: 0n, interestParts: 0n }
  const lengths = lengthsOf(loan.terms, day, rows)
  const portion = () => portionFor(loan.terms, BigInt(loan.principalMinor), lengths, loan.terms.dayRate)
  return { terms: loan.terms, misuses: loan.misuses, day, rows, ...period, frozen: false, surplus: 0n, numbers: rows.length, portion }
}

const newRow = (nth: number, terms: LoanTerms, dueOn: number, principal: bigint, interest: bigint): SlowRow => ({
  ...{ nth, endsOn: endOfPeriod(terms, dueOn), dueOn, principal, interest, lastPaid: null, relieved: false },
  ...{ paidPrincipal: 0n, paidInterest: 0n, paidPenalty: 0n, penaltyOver: 0n, penaltyParts: 0n, daysOver: 0n },
  ...{ lateDays: 0n, misuseOver: 0n, misuseParts: 0n },
})

const lengthsOf = (terms: LoanTerms, from: number, rows: readonly { endsOn: number }[]): number[] =>
  rows.map(({ endsOn }, index) => partsIn(terms, rows[index - 1]?.endsOn ?? from, endsOn))

/** Of which the period is under way or ahead, and those of which it is over. */
const undueRows = (slow: Slow) => slow.rows.filter((row) => row.endsOn > slow.day)
const dueRows = (slow: Slow) => slow.rows.filter((row) => row.endsOn <= slow.day)
const owedPrincipal = (row: SlowRow) => row.principal - row.paidPrincipal
const add = (amounts: bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)
const least = (...amounts: bigint[]) => amounts.reduce((a, b) => (b < a ? b : a))

/** Half a unit and more is a unit. */
const whole = (parts: bigint) => parts / UNIT + ((parts % UNIT) * 2n >= UNIT ? 1n : 0n)

function liveThroughADay(slow: Slow): void {
  if (slow.frozen) return
  const rate = BigInt(slow.terms.dayRate)
  const misuse = slow.misuses.find(({ from, until }) => from < slow.day && (until === null || slow.day <= until))
  if (misuse !== undefined) misuseADay(slow, rate, BigInt(misuse.penaltyPermille))
  for (const row of slow.rows) {
    if (row.dueOn >= slow.day) continue
    row.daysOver += 1n
    if (misuse !== undefined) continue
    row.lateDays += 1n
    row.penaltyParts += owedPrincipal(row) * rate * BigInt(slow.terms.penaltyPermille) * 12n
  }
  const underWay = slow.rows.filter((row) => row.endsOn >= slow.day)
  const counts = Math.min(MONTH_PARTS, slow.has - slow.went)
  slow.interestParts += add(underWay.map(owedPrincipal)) * rate * BigInt(counts) * 1_000n
  slow.went += counts
}

function misuseADay(slow: Slow, rate: bigint, permille: bigint): void {
  const [first, ...later] = slow.rows.filter((row) => row.endsOn >= slow.day)
  for (const row of slow.rows) if (row.endsOn < slow.day) row.misuseParts += owedPrincipal(row) * rate * permille * 12n
  if (first !== undefined) first.misuseParts += add([first, ...later].map(owedPrincipal)) * rate * (permille - 1_000n) * 12n
}

function endMisuseStretch(row: SlowRow): void {
  row.misuseOver += whole(row.misuseParts)
  row.misuseParts = 0n
}

function turnDue(slow: Slow): void {
  const today = slow.rows.findIndex((row) => row.endsOn === slow.day)
  if (today < 0) return
  endMisuseStretch(slow.rows[today]!)
  const next = slow.rows[today + 1]
  Object.assign(slow, { periodBegan: slow.day, went: 0, interestOver: 0n, interestParts: 0n })
  slow.has = next === undefined ? 0 : partsIn(slow.terms, slow.day, next.endsOn)
}

function freeze(slow: Slow): void {
  for (const [index, row] of undueRows(slow).entries()) row.interest = index === 0 ? earned(slow) : 0n
  slow.interestOver = earned(slow)
  slow.interestParts = 0n
  slow.frozen = true
}

function earned(slow: Slow): bigint {
  const row = undueRows(slow)[0]
  return row === undefined ? 0n : least(row.interest, slow.interestOver + whole(slow.interestParts))
}

const penalty = (slow: Slow, row: SlowRow) =>
  (row.daysOver > BigInt(slow.terms.graceDays) ? row.penaltyOver + whole(row.penaltyParts) : row.penaltyOver) +
  row.misuseOver +
  whole(row.misuseParts)

function receive(slow: Slow, amount: bigint): void {
  let left = amount
  for (const row of dueRows(slow)) {
    const before = left
    for (const part of slow.terms.allocation) left -= receivePart(slow, row, part, left)
    if (left < before) row.lastPaid = slow.day
  }
  const row = undueRows(slow)[0]
  if (row === undefined) {
    slow.surplus += left
    return
  }
  const misuse = least(left, penalty(slow, row) - row.paidPenalty)
  const interest = least(left - misuse, earned(slow) - row.paidInterest)
  const principal = least(left - misuse - interest, add(undueRows(slow).map(owedPrincipal)))
  row.paidPenalty += misuse
  row.paidInterest += interest
  slow.surplus += left - misuse - interest - principal
  if (principal > 0n) endMisuseStretch(row)
  if (principal > 0n) repayEarly(slow, row, principal)
  if (misuse + interest + principal > 0n) row.lastPaid = slow.day
}

function receivePart(slow: Slow, row: SlowRow, part: LoanTerms['allocation'][number], left: bigint): bigint {
  if (part === 'interest') {
    const paid = least(left, row.interest - row.paidInterest)
    row.paidInterest += paid
    return paid
  }
  if (part === 'penalty') {
    const paid = least(left, penalty(slow, row) - row.paidPenalty)
    row.paidPenalty += paid
    return paid
  }
  const paid = least(left, owedPrincipal(row))
  if (paid === 0n) return 0n
  endMisuseStretch(row)
  if (row.daysOver > BigInt(slow.terms.graceDays)) {
    row.penaltyOver += whole(row.penaltyParts)
    row.penaltyParts = 0n
  }
  row.paidPrincipal += paid
  if (row.daysOver <= BigInt(slow.terms.graceDays)) {
    row.penaltyParts = row.lateDays * owedPrincipal(row) * BigInt(slow.terms.dayRate) * BigInt(slow.terms.penaltyPermille) * 12n
  }
  return paid
}

function repayEarly(slow: Slow, row: SlowRow, principal: bigint): void {
  const soFar = earned(slow)
  let balance = add(undueRows(slow).map(owedPrincipal)) - principal
  row.paidPrincipal += principal
  const lengths = undueRows(slow).map(({ endsOn }, index, rows) =>
    index === 0 ? slow.has - slow.went : partsIn(slow.terms, rows[index - 1]!.endsOn, endsOn),
  )
  const rate = slow.frozen ? 0 : slow.terms.dayRate
  const portion = slow.terms.afterEarly === 'fewer_instalments' ? slow.portion() : portionFor(slow.terms, balance, lengths, rate)
  const rows = undueRows(slow)
  for (const [index, each] of rows.entries()) {
    const interest = whole(balance * BigInt(rate) * BigInt(lengths[index]!) * 1_000n)
    const wanted = slow.terms.method === 'equal_instalment' ? portion - interest : portion
    const part = index === rows.length - 1 ? balance : least(balance, wanted > 0n ? wanted : 0n)
    balance -= part
    each.principal = part + (index === 0 ? row.paidPrincipal : 0n)
    each.interest = interest + (index === 0 ? soFar : 0n)
  }
  while (rows.length > 1 && rows.at(-1)!.principal === 0n) slow.rows.splice(slow.rows.indexOf(rows.pop()!), 1)
  slow.interestOver = soFar
  slow.interestParts = 0n
}

function relieve(slow: Slow, { dueDays }: Relief): void {
  const { terms, day } = slow
  const begun = earned(slow)
  const carried = add(dueRows(slow).map((row) => row.interest)) + begun - add(slow.rows.map((row) => row.paidInterest))
  const waived = add(slow.rows.map((row) => penalty(slow, row) - row.paidPenalty))
  let balance = add(slow.rows.map(owedPrincipal))
  const firstNumber = slow.numbers + 1
  slow.numbers += dueDays.length
  if (balance + carried + waived === 0n) return
  for (const row of slow.rows) {
    row.relieved ||= row.endsOn > day || owedPrincipal(row) + row.interest - row.paidInterest + penalty(slow, row) - row.paidPenalty > 0n
    Object.assign(row, {
      principal: row.paidPrincipal,
      interest: row.paidInterest,
      penaltyOver: row.paidPenalty,
      penaltyParts: 0n,
      misuseOver: 0n,
      misuseParts: 0n,
    })
    if (row.endsOn > day) row.endsOn = day
    if (row.dueOn > day) row.dueOn = day
  }
  const ends = dueDays.map((dueOn) => endOfPeriod(terms, dueOn))
  const lengths = ends.map((endsOn, index) => partsIn(terms, ends[index - 1] ?? day, endsOn))
  const owed = balance
  slow.portion = () => portionFor(terms, owed, lengths, terms.dayRate)
  const portion = slow.portion()
  const planned: SlowRow[] = []
  for (const [index, dueOn] of dueDays.entries()) {
    if (index > 0 && balance === 0n) break
    const interest = whole(balance * BigInt(terms.dayRate) * BigInt(lengths[index]!) * 1_000n)
    const wanted = terms.method === 'equal_instalment' ? portion - interest : portion
    const part = index === dueDays.length - 1 ? balance : least(balance, wanted > 0n ? wanted : 0n)
    balance -= part
    planned.push(newRow(firstNumber + index, terms, dueOn, part, interest + (index === 0 ? carried : 0n)))
  }
  slow.rows = slow.rows.filter((row) => row.principal + row.interest + row.paidPenalty > 0n)
  if (owed + carried > 0n) slow.rows.push(...planned)
  Object.assign(slow, { periodBegan: day, has: lengths[0]!, went: 0, interestOver: carried, interestParts: 0n })
}

function told(slow: Slow) {
  const over = dueRows(slow)
  const due = over.filter((row) => row.dueOn <= slow.day)
  const sum = (of: (row: SlowRow) => bigint, rows = slow.rows) => Number(add(rows.map(of)))
  const isLeft = (row: SlowRow) => owedPrincipal(row) + row.interest - row.paidInterest + penalty(slow, row) - row.paidPenalty > 0n
  const oldest = due.find(isLeft)
  const overdue = oldest === undefined ? 0 : slow.day - oldest.dueOn
  const earnedInterest = sum((row) => row.interest, over) + Number(earned(slow))
  return {
    on: slow.day,
    instalments: slow.rows.map((row) => ({
      nth: row.nth,
      endsOn: row.endsOn,
      dueOn: row.dueOn,
      principalMinor: Number(row.principal),
      interestMinor: Number(row.interest),
      penaltyMinor: Number(penalty(slow, row)),
      paidPrincipalMinor: Number(row.paidPrincipal),
      paidInterestMinor: Number(row.paidInterest),
      paidPenaltyMinor: Number(row.paidPenalty),
      settledOn: isLeft(row) ? null : (row.lastPaid ?? (row.dueOn <= slow.day ? row.dueOn : null)),
      relieved: row.relieved,
    })),
    principalLeftMinor: sum(owedPrincipal),
    due: {
      penaltyMinor: sum((row) => penalty(slow, row) - row.paidPenalty, due),
      interestMinor: sum((row) => row.interest - row.paidInterest, due),
      principalMinor: sum(owedPrincipal, due),
    },
    accruedInterestMinor: earnedInterest - sum((row) => row.paidInterest),
    earned: { penaltyMinor: sum((row) => penalty(slow, row)), interestMinor: earnedInterest },
    paid: {
      penaltyMinor: sum((row) => row.paidPenalty),
      interestMinor: sum((row) => row.paidInterest),
      principalMinor: sum((row) => row.paidPrincipal),
    },
    daysPastDue: overdue > slow.terms.graceDays ? overdue : 0,
    settledOn: slow.rows.some(isLeft) ? null : Math.max(...slow.rows.map((row) => row.lastPaid ?? 0)),
    surplusMinor: Number(slow.surplus),
  }
}
