/**
 * A5: new machines at the employer's, less cash there, a lower score, and nothing past due: the limit is cut. Below the least drawdown the line is open, nothing
 * can be drawn, and he reads why and what he can do; a little above it he draws.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario, type Told } from './scenario.ts'

const CUT_FROM_MINOR = 5_000_000
const MINIMUM_MINOR = 50_000
const score = (value: number): Told => ['score-updated', { value, range_min: 350, range_max: 950, source: 'zhima' }]
const income: Told = ['income-statement-received', { source: 'payslip', income_minor: 4_000_000, currency: 'CNY', verified: true }]
const employer = (month: string, next: string, cash_flow_minor: number): Told => [
  'business-statement-received',
  {
    of: 'employer',
    cash_flow_minor,
    currency: 'CNY',
    period_started_at: `${month}-01T00:00:00+08:00`,
    period_ended_at: `${next}-01T00:00:00+08:00`,
  },
]
const draw = (drawdown_id: string, amount_minor: number): Told => [
  'drawdown-requested',
  { drawdown_id, amount_minor, currency: 'CNY', purpose: 'consumption', tenor_months: 12 },
]
const paidOut: Told = ['drawdown-disbursed', { drawdown_id: 'd1', loan_id: 'l1', amount_minor: 4_600_000, currency: 'CNY' }]

type Rendered = { subject: string; blocks: object[] }
type Page = { line: { status: string; limit_minor: number }; usable_now_minor: number; due: { next: object | null; loans: object[] } }
type Notices = { data: { about: string; reasons: string[]; zh: Rendered; en: Rendered }[] }
type WayBack = { goals: { holds: { reason: string }[] }[] }
type Check = { limit_minor: number | null; reasons: { code: string }[]; not_before: string | null }
type Quote = { total: { total_minor: number } }
type Cases = { data: { case_id: string; decision: { result: string } | null }[] }
type Loan = { instalments: object[] }

describe.each([
  { yuan: 50, permille: '1', toMinor: 5_000, change: '-99.90%', drawn: 'drawdown-declined' },
  { yuan: 5_000, permille: '100', toMinor: 500_000, change: '-90.00%', drawn: 'drawdown-approved' },
])('a limit of 50,000 yuan is cut to $yuan', ({ yuan, permille, toMinor, change, drawn }) => {
  let scenario: Scenario
  beforeAll(async () => {
    // A lender who takes more away from whoever leans on all of his line than the policy as it comes.
    const cells = { 'factor-c-high.limit_factor': permille }
    const title = `A limit cut to ${yuan} yuan 额度降至 ${yuan} 元`
    scenario = await openScenario({ id: 'A5', title, startAt: '2026-01-05T09:00:00+08:00', cells })
    const [registered, ...rest] = onboarding(815) as readonly [Told, ...Told[]]
    await scenario.tell('chen', registered, income, employer('2025-12', '2026-01', 90_000_000), ...rest, draw('d1', 4_600_000), paidOut)
  })
  afterAll(() => scenario?.close())

  const page = async () => (await scenario.me<Page>('chen', '/v1/me')).body
  const newestNotice = async () => (await scenario.me<Notices>('chen', '/v1/me/notices')).body.data[0]!
  const schedule = async () => (await scenario.get<Loan>('/v1/loans/chen/l1')).body.instalments
  const whatBecameOf = async (told: Told) => {
    const [decided] = await scenario.tell('chen', told)
    return decided!.outcomes.find(({ type }) => type.startsWith('fairline.drawdown-'))!
  }

  test('told with its size and its reasons, on a line that stays open, with the loan as it was', async () => {
    const before = await schedule()
    await scenario.advanceTo('2026-02-03T09:00:00+08:00')
    await scenario.tell('chen', employer('2026-01', '2026-02', 20_000_000), score(720))
    expect(await page()).toMatchObject({ line: { status: 'active', limit_minor: toMinor }, usable_now_minor: 0, due: { loans: [{}] } })
    expect(await schedule()).toEqual(before)
    const { about, reasons, zh, en } = await newestNotice()
    expect([about, reasons]).toEqual(['limit-changed', ['CR10']])
    for (const { blocks } of [zh, en]) expect(JSON.stringify(blocks)).toContain(change)
    expect(JSON.stringify(zh.blocks)).toContain('92%')
    const { goals } = (await scenario.me<WayBack>('chen', '/v1/me/way-back')).body
    expect(goals.flatMap(({ holds }) => holds.map(({ reason }) => reason))).toEqual(['IN05'])
    scenario.note(
      `no debt past due, ${CUT_FROM_MINOR / 100} → ${yuan} yuan (${change}): ${reasons.join()}; increases wait for IN05, the line is open`,
    )
  })

  test('while he owes more than the limit nothing can be drawn, and he reads which of the two it is', async () => {
    const declined = await whatBecameOf(draw('d2', MINIMUM_MINOR))
    const expected = toMinor < MINIMUM_MINOR ? 'PL08' : 'credit-insufficient'
    expect(declined).toMatchObject({ type: 'fairline.drawdown-declined.v1', data: { counts: false, causes: [{ reason: expected }] } })
    const { reasons, zh } = await newestNotice()
    expect(reasons).toEqual([expected])
    expect(JSON.stringify(zh.blocks)).toContain(toMinor < MINIMUM_MINOR ? '授信额度：50.00（低于 500.00）' : '可用额度：0.00')
    expect((await page()).line.status).toBe('active')
    scenario.note(`500 yuan are declined: ${reasons.join()}`)
  })

  test('he pays back all that is not due, to the fen, and asks for a person, who explains the result', async () => {
    await scenario.advanceTo('2026-02-04T09:00:00+08:00')
    const { total_minor } = (await scenario.post<Quote>('/v1/payoff-quotes', { borrower_id: 'chen' })).body.total
    await scenario.tell('chen', ['repayment-posted', { repayment_id: 'r1', amount_minor: total_minor, currency: 'CNY' }])
    expect((await page()).due).toMatchObject({ next: null, loans: [] })
    scenario.note(`paid back in full: ${total_minor / 100} yuan, nothing is owed`)

    await scenario.advanceTo('2026-02-05T09:00:00+08:00')
    const wish = { request_id: 'mr1', kind: 'manual_review', text: '单位更新设备，回款暂时减少；附工资流水和社保记录。' }
    const receipt = await scenario.meAsk<{ case_id: string; due_at: string }>('chen', '/v1/me/cases', wish)
    expect(receipt).toMatchObject({ status: 200, body: { case_id: 'cs_mr1', due_at: expect.any(String) } })
    await scenario.tell('chen', income)
    await scenario.tell('chen', [
      'manual-review-decided',
      { request_id: 'mr1', result: 'upheld', text: '收入已核实；使用率下降后随信用分更新重新评估。' },
    ])
    const { data } = (await scenario.me<Cases>('chen', '/v1/me/cases')).body
    expect(data).toMatchObject([{ case_id: 'cs_mr1', decision: { result: 'upheld' } }])
    const check = (await scenario.meAsk<Check>('chen', '/v1/me/increases:check', {})).body
    expect(check).toMatchObject({ limit_minor: null, reasons: [{ code: 'IN05' }], not_before: expect.stringMatching(/^2026-08-0/) })
    scenario.note(`a person looked again: as it was; increases from ${check.not_before} on`)
  })

  test(`then 500 yuan: ${drawn}`, async () => {
    const answer = await whatBecameOf(draw('d3', MINIMUM_MINOR))
    expect(answer.type).toBe(`fairline.${drawn}.v1`)
    if (drawn === 'drawdown-declined') expect(answer.data).toMatchObject({ code: 'policy', causes: [{ reason: 'PL08' }] })
    expect(await scenario.outcomes('chen')).not.toContain('line-closed')
    scenario.note(`500 yuan: ${drawn}`)
  })
})
