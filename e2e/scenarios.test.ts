/** Acceptance scenarios, told as events over HTTP to a server of their own, on the default pack. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from './fairline-process.ts'

const folder = newDataFolder()
let server: Server
beforeAll(async () => {
  server = await serve(folder.dataDir)
})
afterAll(async () => {
  await stop(server)
  folder.remove()
})

type Told = readonly [type: string, data: object]
type Decision = {
  line: { status: string; limit_minor: number; drawn_minor: number }
  outcomes: {
    type: string
    data: { reasons?: { reason: string; evidence: { signal: string; value: unknown; as_of: string | null }[] }[]; code?: string }
  }[]
  reasons: { code: string }[]
}

const score = (value: number): Told => ['score-updated', { value, range_min: 350, range_max: 950, source: 'zhima' }]
const overdueElsewhere = (record: string, days: number): Told => [
  'delinquency-elsewhere-reported',
  { record_id: record, source: 'bureau', days_past_due: days },
]
const draw = (id: string, amount: number, purpose = 'consumption'): Told => [
  'drawdown-requested',
  { drawdown_id: id, amount_minor: amount, currency: 'CNY', purpose },
]
const paidOut = (id: string, amount: number): Told => [
  'drawdown-disbursed',
  { drawdown_id: id, loan_id: `ld_${id}`, amount_minor: amount, currency: 'CNY' },
]
const repay = (id: string, amount: number): Told => ['repayment-posted', { repayment_id: id, amount_minor: amount, currency: 'CNY' }]
const verified: Told = ['identity-verified', { method: 'document_bank_card_otp' }]
const opening = (value: number): Told[] => [
  ['borrower-registered', { kind: 'individual', currency: 'CNY' }],
  ['consent-granted', { purpose: 'score' }],
  verified,
  score(value),
]

async function tell(borrower: string, told: readonly Told[]): Promise<Decision[]> {
  const lines = told.map(([type, data], index) =>
    JSON.stringify({ specversion: '1.0', source: 'e2e', id: `${borrower}-${index}`, subject: borrower, type: `fairline.${type}.v1`, data }),
  )
  const answer = await fetch(`${server.url}/v1/events:batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  })
  const answers = (await answer.text()).trim().split('\n')
  return answers.map((line) => (JSON.parse(line) as { decision: Decision }).decision)
}

const typesOf = ({ outcomes }: Decision) => outcomes.map(({ type }) => type.split('.')[1])
const codeOf = ({ outcomes }: Decision) => outcomes.find(({ data }) => data.code)?.data.code

describe('A2: 750 falls to 620 while two debts elsewhere are overdue', () => {
  test('the drawdown is declined with both reasons, ranked, with score, date and range', async () => {
    const told = [...opening(750), overdueElsewhere('a', 20), overdueElsewhere('b', 35), score(620), draw('d1', 100_000)]
    const declined = (await tell('a2', told)).at(-1)!
    expect(typesOf(declined)).toEqual(['drawdown-declined', 'notice-due'])
    const { reasons = [] } = declined.outcomes[1]!.data
    expect(reasons.map(({ reason }) => reason).sort()).toEqual(['CR02', 'CR04'])
    const shown = new Map(reasons.flatMap(({ evidence }) => evidence.map((one) => [one.signal, one])))
    expect(shown.get('score')?.value).toBe(620)
    expect(shown.get('score')?.as_of).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect([shown.get('score_range_min')?.value, shown.get('score_range_max')?.value]).toEqual([350, 950])
    expect(shown.get('score_drop_180d')?.value).toBe(130)
  })

  test('a control borrower at a stable 620 keeps his line', async () => {
    const answers = await tell('a2-control', [...opening(620), score(620), draw('d1', 100_000)])
    expect(typesOf(answers.at(-1)!)).toEqual(['drawdown-approved'])
  })
})

describe('S0-21: failed drawdowns', () => {
  const tooMuch = (count: number): Told[] => Array.from({ length: count }, (_, nth) => draw(`big${nth}`, 90_000_000))

  test('four of his own leave the line open', async () => {
    expect((await tell('four', [...opening(700), ...tooMuch(4)])).at(-1)!.line.status).toBe('active')
  })

  test('the fifth suspends it, at once and with its reason', async () => {
    const fifth = (await tell('five', [...opening(700), ...tooMuch(5)])).at(-1)!
    expect(typesOf(fifth)).toEqual(['drawdown-declined', 'hold-placed', 'notice-due', 'notice-due'])
    expect([fifth.line.status, fifth.reasons.map(({ code }) => code)]).toEqual(['suspended', ['credit-insufficient', 'BE01']])
  })

  test('refusals by a hold and technical failures are none of them (P5)', async () => {
    const devices: Told[] = ['x', 'y', 'z'].map((device) => ['session-started', { device_id: device }])
    const refused = Array.from({ length: 6 }, (_, nth) => draw(`held${nth}`, 50_000))
    const failures: Told[] = Array.from({ length: 6 }, () => ['technical-failure-reported', { component: 'payout' }])
    const answers = await tell('spared', [...opening(700), ...devices, ...refused, ...failures, verified, draw('last', 50_000)])
    expect(answers.slice(7, 13).map(codeOf)).toEqual(Array(6).fill('held'))
    expect(answers.slice(13, 19).flatMap(typesOf)).toEqual([])
    expect(answers.slice(-2).map(typesOf)).toEqual([['step-completed', 'step-completed', 'hold-lifted'], ['drawdown-approved']])
  })
})

describe('money', () => {
  test('all that is free may be drawn, one fen more may not, and paying back is never blocked', async () => {
    const answers = await tell('money', [
      ...opening(700),
      draw('all', 2_000_000),
      paidOut('all', 2_000_000),
      draw('more', 50_000),
      ['consent-withdrawn', { purpose: 'score' }],
      repay('r1', 500_000),
      draw('held', 50_000),
      repay('r2', 1_500_001),
    ])
    expect(answers.slice(4).map((one) => codeOf(one) ?? typesOf(one).join(' '))).toEqual([
      'drawdown-approved',
      'loan-opened journal-posted',
      'policy',
      'hold-placed notice-due',
      'repayment-applied journal-posted',
      'held',
      'repayment-applied loan-settled journal-posted',
    ])
    expect(answers.at(-1)!.line).toMatchObject({ status: 'suspended', drawn_minor: 0 })
  })

  test('one drawdown id asked for by fifty at once is paid out once', async () => {
    await tell('once', opening(700))
    const ask = (nth: number) =>
      fetch(`${server.url}/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          specversion: '1.0',
          source: 'e2e',
          id: `once-again-${nth}`,
          subject: 'once',
          type: 'fairline.drawdown-requested.v1',
          data: draw('same', 100_000)[1],
        }),
      })
    const statuses = await Promise.all(Array.from({ length: 50 }, (_, nth) => ask(nth).then(({ status }) => status)))
    expect(statuses.filter((status) => status === 200).length).toBe(1)
    expect(statuses.filter((status) => status === 409).length).toBe(49)
  })
})

test('RG06: a prohibited purpose is declined by name', async () => {
  const declined = (await tell('misuse', [...opening(700), draw('d', 100_000, 'securities')])).at(-1)!
  expect([codeOf(declined), declined.reasons.map(({ code }) => code)]).toEqual(['policy', ['RG06']])
})
