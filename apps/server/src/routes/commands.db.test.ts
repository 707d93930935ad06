import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf, NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
/** The wall clock of the test moves. */
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
})
afterAll(async () => {
  await api.close()
  await testing.drop()
})

const SECOND_MS = 1_000
const DAY_MS = 86_400 * SECOND_MS
const money = { currency: 'CNY' }

/** Registered, agreed and verified; the score came, as a provider sends it. */
async function readyFor(borrower_id: string): Promise<void> {
  await api.send('/v1/borrowers', { borrower_id, kind: 'individual', ...money })
  await api.send('/v1/applications', { borrower_id, application_id: `app_${borrower_id}`, limit_minor: 2_000_000, ...money })
  await api.send('/v1/consents', { borrower_id, purpose: 'score', terms_version: '3' })
  await api.post(messageOf('identity-verified', borrower_id, `v-${borrower_id}`, { method: 'document_bank_card_otp' }))
}
const score = (borrower: string, value = 760) =>
  api.post(messageOf('score-updated', borrower, `s-${borrower}-${value}`, { value, range_min: 350, range_max: 950, source: 'zhima' }))
const resultOf = ({ body }: { body: { result: { type: string } | null } }) => body.result?.type.split('.')[1]

test('from the application to the last instalment: offered, accepted, quoted, drawn, paid out, repaid, closed', async () => {
  const borrower_id = 'walk'
  await readyFor(borrower_id)
  expect((await score(borrower_id)).body.decision.outcomes.map(({ type }) => type)).toEqual(['fairline.offer-made.v1'])

  const accepted = await api.send('/v1/applications:accept', { borrower_id, application_id: 'app_walk', terms_version: '3' })
  expect(accepted.body.result).toMatchObject({
    type: 'fairline.line-granted.v1',
    data: { limit_minor: 2_000_000, product: 'cn-consumer@1' },
  })

  const ask = { borrower_id, quote_id: 'qt_1', amount_minor: 1_000_000, ...money, purpose: 'consumption', tenor_months: 12, repayment_method: 'equal_instalment' } // biome-ignore format: one request
  const quoted = await api.send('/v1/quotes', ask)
  expect(quoted.body.result?.data).toMatchObject({ cost: { simple_annual_ppm: expect.any(Number) }, instalments: expect.any(Array) })

  const take = { borrower_id, drawdown_id: 'dd_1', quote_id: 'qt_1', amount_minor: 1_000_000, ...money, purpose: 'consumption' }
  expect(await api.send('/v1/drawdowns', take)).toMatchObject({ status: 409, body: { code: 'quote-not-read' } })
  now += 11 * SECOND_MS
  const [drawn, again] = [await api.send('/v1/drawdowns', take), await api.send('/v1/drawdowns', take)]
  expect([resultOf(drawn), again.body.status, again.headers['fairline-repeated']]).toEqual(['drawdown-approved', 'repeated', 'true'])

  const out = { drawdown_id: 'dd_1', loan_id: 'ld_1', amount_minor: 1_000_000, ...money }
  expect((await api.post(messageOf('drawdown-disbursed', borrower_id, 'out', out))).body.decision.outcomes[0]?.type).toBe(
    'fairline.loan-opened.v1',
  )

  now += 10 * DAY_MS
  const relief = { borrower_id, relief_id: 'rl_1', loan_id: 'ld_1', kind: 'extend', months: 6, reason: 'illness' }
  const relieved = await api.send('/v1/loans:relieve', relief)
  expect(relieved.body.result?.data).toMatchObject({ due_days: { length: 18 }, waived_penalty_minor: 0 })
  expect(await api.send('/v1/loans:relieve', { ...relief, loan_id: 'ld_x', relief_id: 'rl_2' })).toMatchObject({
    body: { code: 'loan-unknown' },
  })

  const rate = Number(drawn.body.result?.data.day_rate)
  const whole = 1_000_000 + Math.round((1_000_000 * rate * 10) / 100_000_000)
  const repaid = await api.send('/v1/repayments', { borrower_id, repayment_id: 'rp_1', amount_minor: whole, ...money, loan_id: 'ld_1' })
  expect(repaid.body.result?.data).toMatchObject({ principal_minor: 1_000_000, overpaid_minor: 0 })
  expect(repaid.body.decision.line.drawn_minor).toBe(0)

  const afterwards = { ...relief, relief_id: 'rl_3' }
  expect(await api.send('/v1/loans:relieve', afterwards)).toMatchObject({ status: 409, body: { code: 'loan-not-open' } })

  const closed = await api.send('/v1/lines:close', { borrower_id, request_id: 'cl_1', kind: 'close' })
  expect([resultOf(closed), closed.body.decision.line.status]).toEqual(['line-closed', 'closed'])
  const late = await api.send('/v1/quotes', { ...ask, quote_id: 'qt_2' })
  expect(late.body.result?.data).toMatchObject({ code: 'line-closed', causes: [{ reason: 'IN06' }] })
})

test('a date in a command is read as it was sent', async () => {
  await api.send('/v1/borrowers', { borrower_id: 'dated', kind: 'individual', ...money })
  const asked = { borrower_id: 'dated', request_id: 'dr_dated', items: ['income_proof'], due_at: '2026-12-01T00:00:00+08:00' }
  expect((await api.send('/v1/document-requests', asked)).status).toBe(200)
  const never = await api.send('/v1/document-requests', { ...asked, request_id: 'dr_2', due_at: 'soon' })
  expect([never.status, never.body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['/due_at']])
})

test('without a step there is no line, and the application waits', async () => {
  const borrower_id = 'waits'
  await api.send('/v1/borrowers', { borrower_id, kind: 'individual', ...money })
  const applied = await api.send('/v1/applications', { borrower_id, application_id: 'app', ...money })
  expect([resultOf(applied), applied.body.decision.line.status]).toEqual(['application-waiting', 'pending'])
  expect((await score(borrower_id)).body.decision.outcomes).toEqual([])
})

test('a wish above what the policy gives is offered what it gives; consent gone, nothing is offered', async () => {
  const borrower_id = 'wish'
  await readyFor(borrower_id)
  await api.send('/v1/consents:withdraw', { borrower_id, purpose: 'score' })
  expect((await score(borrower_id)).body.decision.outcomes).toEqual([])
  const again = await api.send('/v1/consents', { borrower_id, purpose: 'score' }, { 'idempotency-key': 'again' })
  expect(again.body.result).toMatchObject({ type: 'fairline.offer-made.v1' })
})

test('a score below the floor ends the application, with its reasons', async () => {
  await readyFor('low')
  const outcomes = (await score('low', 560)).body.decision.outcomes.map(({ type }) => type)
  expect(outcomes).toEqual(['fairline.grant-declined.v1', 'fairline.application-closed.v1', 'fairline.notice-due.v1'])
  await score('low', 780)
  const accept = await api.send('/v1/applications:accept', { borrower_id: 'low', application_id: 'app_low' })
  expect(accept).toMatchObject({ status: 409, body: { code: 'application-unknown' } })
})

test.each<[what: string, path: string, body: object, status: number, code: string]>([
  ['a borrower nobody knows', '/v1/quotes', { borrower_id: 'nobody', quote_id: 'q', amount_minor: 1, ...money }, 404, 'borrower-not-found'],
  ['a fraction of a fen', '/v1/quotes', { borrower_id: 'walk', quote_id: 'q', amount_minor: 1.5, ...money }, 422, 'invalid-request'],
  ['less than nothing', '/v1/repayments', { borrower_id: 'walk', repayment_id: 'r', amount_minor: -1, ...money }, 422, 'invalid-request'],
  [
    'another currency',
    '/v1/repayments',
    { borrower_id: 'walk', repayment_id: 'r', amount_minor: 1, currency: 'USD' },
    422,
    'currency-mismatch',
  ],
  [
    'a purpose that is none',
    '/v1/quotes',
    { borrower_id: 'walk', quote_id: 'q', amount_minor: 1, ...money, purpose: 'gold' },
    422,
    'invalid-request',
  ],
  [
    'somebody else’s loan',
    '/v1/repayments',
    { borrower_id: 'wish', repayment_id: 'r', amount_minor: 1, ...money, loan_id: 'ld_1' },
    409,
    'loan-unknown',
  ],
  [
    'a product that is none',
    '/v1/applications',
    { borrower_id: 'waits', application_id: 'a2', product: 'gold', ...money },
    409,
    'application-under-way',
  ],
  ['a field too many', '/v1/quotes', { borrower_id: 'walk', quote_id: 'q', amount_minor: 1, ...money, more: 1 }, 422, 'invalid-request'],
])('refused: %s', async (_what, path, body, status, code) => {
  expect(await api.send(path, body)).toMatchObject({ status, body: { code } })
})
