/**
 * The day-end of a book of loans, through the normal write path: of all lines 1 in 30 has an instalment due, 1 in 50 falls behind, the others cost nothing.
 * And what a quote costs: the whole of it, schedule and yearly rates.
 *
 * Size     100,000 lines with two loans each; `--full`: 1,000,000. Accounts are laid down as their lives left them, without their log.
 * Against  as many facts that move nothing, through the same lanes in the same run; for the quote, JSON of its answer.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import type { Account } from '@fairline/domain/account/account'
import { newAccount, step } from '@fairline/domain/account/step'
import { nextWake } from '@fairline/domain/account/wake'
import { dayText, knownDay } from '@fairline/domain/kernel/day'
import { DAY_MS, HOUR_MS } from '@fairline/domain/kernel/time'
import { openZone } from '@fairline/domain/kernel/zone'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { ownFact } from '../apps/server/src/ingest/own-fact.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type PreparedServer, prepareServer } from '../apps/server/src/running-server.ts'
import { insertAccounts } from '../apps/server/src/store/account-table.ts'
import { borrowerKey, FIRST_ORGANISATION } from '../apps/server/src/store/borrower-key.ts'
import { packState } from '../apps/server/src/store/stored-state.ts'
import { defaultPack } from './default-pack.ts'
import { median, print, quantile } from './figure.ts'
import { familyCpuUs } from './ingest/process-cpu.ts'

const LINES = process.argv.includes('--full') ? 1_000_000 : 100_000
const TARGET_S = (120 * LINES) / 1_000_000
const DUE_ONE_IN = 30
const BEHIND_ONE_IN = 50
const LAID_AT_ONCE = 5_000
const QUOTES = 2_000
const QUOTE_TARGET_MS = 2

const zone = openZone('Asia/Shanghai')!
const TODAY = knownDay('2026-06-15')
const pack = await defaultPack()

type Life = { account: Account; wakeAt: number | null }

const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact

function live(facts: readonly Fact[]): Account {
  return facts.reduce<Account>((account, one) => {
    const outcome = step(account, one, pack, { borrower: 'bench' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.account
  }, newAccount)
}

/** Two loans, drawn two months ago; `behind`: the latest instalment of the first is not paid. Paid up to the evening of yesterday. */
function lifeOf(dayOfMonth: number, isBehind: boolean): Life {
  const from = knownDay(`2026-04-${String(dayOfMonth).padStart(2, '0')}`)
  const at = zone.startOf(from) + 10 * HOUR_MS
  const money = { amountMinor: 500_000, currency: 'CNY' }
  const loans = [1, 2].flatMap((nth) => [
    fact('drawdown-requested', at + nth * 10, { drawdownId: `d${nth}`, ...money, purpose: 'consumption', tenorMonths: 12 }),
    fact('drawdown-disbursed', at + nth * 10 + 1, { drawdownId: `d${nth}`, loanId: `l${nth}`, ...money }),
  ])
  const opening = [
    fact('borrower-registered', at, { kind: 'individual', currency: 'CNY' }),
    fact('consent-granted', at + 1, { purpose: 'score' }),
    fact('identity-verified', at + 2, { method: 'document' }),
    fact('score-updated', at + 3, { value: 760, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
  ]
  let account = live([...opening, ...loans])
  for (let day = from + 1; day < TODAY; day++) {
    const morning = zone.startOf(day)
    const outcome = step(account, fact('clock-ticked', morning + HOUR_MS, {}), pack, { borrower: 'bench' })
    if (!outcome.ok) throw new Error('a tick is never refused')
    account = outcome.value.account
    const due = outcome.value.decision.outcomes.some(({ type }) => type === 'instalment-billed')
    if (!due || (isBehind && day > TODAY - 10)) continue
    account = pay(account, morning + 9 * HOUR_MS, day)
  }
  return { account, wakeAt: nextWake(account, pack) }
}

/** All that is due, and no more: asked of the loans, as a direct debit would. */
function pay(account: Account, at: number, day: number): Account {
  return account.line.loans.reduce((before, { loan }) => {
    const owed = loan.plan.filter(({ dueOn }) => dueOn === day).reduce((sum, one) => sum + one.principalMinor + one.interestMinor, 0)
    if (owed === 0) return before
    const data = { repaymentId: `${loan.id}-${day}`, amountMinor: owed, currency: 'CNY', loanId: loan.id }
    const outcome = step(before, fact('repayment-posted', at, data), pack, { borrower: 'bench' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.account
  }, account)
}

/** Due today; four days behind today, so that the grace is over; or nothing to be said of them today. */
const lives = { due: lifeOf(15, false), behind: lifeOf(11, true), quiet: [3, 8, 20, 25].map((day) => lifeOf(day, false)) }
const kindOf = (nth: number): Life =>
  nth % DUE_ONE_IN === 0 ? lives.due : nth % BEHIND_ONE_IN === 1 ? lives.behind : lives.quiet[nth % lives.quiet.length]!

async function layDown({ database }: PreparedServer): Promise<number> {
  const book = database.as(FIRST_ORGANISATION)
  let due = 0
  for (let from = 0; from < LINES; from += LAID_AT_ONCE) {
    const changes = Array.from({ length: Math.min(LAID_AT_ONCE, LINES - from) }, (_, index) => {
      const ref = `b${from + index}`
      const { account, wakeAt } = kindOf(from + index)
      if (wakeAt !== null && wakeAt <= NOW) due++
      const borrower = borrowerKey(FIRST_ORGANISATION, ref)
      return { borrower, ref, before: 0, version: account.sequence, state: packState(account), wakeAt }
    })
    await book.withClient((client) => insertAccounts(client, FIRST_ORGANISATION, changes))
  }
  return due
}

const NOW = zone.startOf(TODAY) + HOUR_MS

async function factsThatMoveNothing({ lanes }: PreparedServer, count: number): Promise<void> {
  const answers = []
  for (let nth = 0; nth < count; nth++) {
    const ref = `b${nth}`
    const of = { organisationId: FIRST_ORGANISATION, borrower: borrowerKey(FIRST_ORGANISATION, ref), ref, source: 'bench', actor: 'bench' }
    const said = { ...of, eventId: `nothing-${nth}`, type: 'technical-failure-reported' as const, data: { component: 'payment' as const } }
    answers.push((await lanes.submitWhenRoom(ownFact({ ...said, occurredAt: NOW, knownAt: NOW }), { closed: false })).answer)
  }
  for (const answer of answers) if ((await answer).kind !== 'answered') throw new Error('a fact was not answered')
}

type Measured = { seconds: number; cpuSeconds: number }
async function measured(work: () => Promise<unknown>): Promise<Measured> {
  const [began, cpu] = [performance.now(), familyCpuUs(process.pid)]
  await work()
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: (familyCpuUs(process.pid) - cpu) / 1e6 }
}

async function dayEnd(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
  const postgres = await startPostgres({ dataDir })
  try {
    const options = { databaseUrl: postgres.url, migrations: MIGRATIONS, dataDir, loaded: { pack, files: pack.files }, now: () => NOW }
    const server = await prepareServer(options)
    const due = await layDown(server)
    let woken = 0
    const ended = await measured(async () => {
      for (let more = -1; more !== 0; woken += more) more = await server.scheduler.wakeAll()
    })
    if (woken !== due) throw new Error(`${due} lines were due, ${woken} were woken`)
    const nothing = await measured(() => factsThatMoveNothing(server, due))
    const share = { against: 'as-many-facts-that-move-nothing' }
    print('account', { figure: 'day-end', value: ended.seconds, unit: `s of ${LINES} lines, ${due} with something due`, ...share, ratio: ended.seconds / nothing.seconds, target: TARGET_S, met: ended.seconds <= TARGET_S }) // biome-ignore format: one figure
    print('account', { figure: 'day-end-cpu', value: ended.cpuSeconds, unit: 'CPU-s, database included', ...share, ratio: ended.cpuSeconds / nothing.cpuSeconds }) // biome-ignore format: one figure
    await server.stop()
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** CPU of one thread that does nothing else; the clock of the process is fine enough for one quote. */
function quotes(): void {
  const { account } = lives.quiet[0]!
  const at = account.clockAt + DAY_MS
  const ask = (nth: number) =>
    fact('quote-requested', at, { quoteId: `q${nth}`, amountMinor: 500_000 + (nth % 50) * 10_000, currency: 'CNY', purpose: 'consumption', tenorMonths: 1 + (nth % 12) }) // biome-ignore format: one fact
  const took: number[] = []
  const copied: number[] = []
  for (let nth = 0; nth < QUOTES + 200; nth++) {
    const before = process.cpuUsage()
    const outcome = step(account, ask(nth), pack, { borrower: 'bench' })
    const { user, system } = process.cpuUsage(before)
    if (!outcome.ok || outcome.value.decision.outcomes[0]?.type !== 'quote-issued') throw new Error('a quote was expected')
    const again = process.cpuUsage()
    JSON.parse(JSON.stringify(outcome.value.decision))
    const copy = process.cpuUsage(again)
    if (nth < 200) continue
    took.push((user + system) / 1000)
    copied.push((copy.user + copy.system) / 1000)
  }
  const p99 = quantile(took, 0.99)
  const json = { against: 'json-copy-of-the-answer' }
  print('account', { figure: 'quote-p99', value: p99, unit: 'ms of CPU', ...json, ratio: p99 / quantile(copied, 0.99), target: QUOTE_TARGET_MS, met: p99 <= QUOTE_TARGET_MS }) // biome-ignore format: one figure
  print('account', { figure: 'quote-median', value: median(took), unit: 'ms of CPU', ...json, ratio: median(took) / median(copied) })
}

quotes()
await dayEnd()
print('account', {
  figure: 'bytes-an-account',
  value: packState(lives.quiet[0]!.account).length,
  unit: `bytes, two loans, ${dayText(TODAY)}`,
})
