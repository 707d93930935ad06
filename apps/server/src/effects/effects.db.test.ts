import { hash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMetrics } from '../operations/metrics.ts'
import { queueJobs } from '../store/job-table.ts'
import { messageOf, NOW, onboarding, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const start = (more: Parameters<typeof testApi>[3] = {}) => testApi(testing.url, () => NOW, undefined, more)

beforeEach(async () => {
  testing = await testDatabase()
  api = await start()
})
afterEach(async () => {
  await api?.close()
  await testing?.drop()
})

const AMOUNT = 100_000
const drawing = (subject: string, nth = 1): TestMessage =>
  messageOf('drawdown-requested', subject, `draw-${nth}`, {
    drawdown_id: `d${nth}`,
    amount_minor: AMOUNT,
    currency: 'CNY',
    purpose: 'consumption',
  })
async function draw(subject: string): Promise<void> {
  for (const message of [...onboarding(subject), drawing(subject)]) expect((await api.post(message)).status).toBe(200)
}
const behave = async (settings: object): Promise<void> => expect((await api.put('/v1/sandbox/payment', settings)).status).toBe(200)

/** Everything that waits for its next try has waited long enough. */
const passTime = () => testing.query(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`)
async function runTries(tries: number): Promise<void> {
  for (let nth = 0; nth < tries; nth++) {
    await passTime()
    await api.effects.runAll()
  }
}

const outcomesOf = async (subject: string): Promise<string[]> =>
  (
    await testing.query<{ type: string }>(
      `select o ->> 'type' as type from event e join account a using (bucket, borrower_id), jsonb_array_elements(e.decision -> 'outcomes') o
       where a.ref = $1 and e.source like 'fairline:%' order by e.sequence, o ->> 'type'`,
      [subject],
    )
  ).map(({ type }) => type)
const LOAN = ['journal-posted', 'loan-opened']
const orders = () => testing.query<{ payee: string; asked: number }>('select payee, asked from sandbox_payment order by payee')
const jobs = () => testing.query('select key, attempts, max_attempts, locked_by from graphile_worker.jobs order by key')

test('an approved drawdown is queued with its decision, paid out and becomes a loan', async () => {
  await draw('b')
  expect(await jobs()).toMatchObject([{ key: expect.stringMatching(/^pay-out 1 \d+ d1$/), attempts: 0 }])
  await api.effects.runAll()
  expect(await outcomesOf('b')).toEqual(LOAN)
  expect(await orders()).toEqual([{ payee: 'b', asked: 1 }])
  expect(await jobs()).toEqual([])
  const [said] = await testing.query<{ data: object; actor: string }>(`select data, actor from event where type = 'drawdown-disbursed'`)
  const [order] = await testing.query<{ order_id: string }>('select order_id from sandbox_payment')
  const loan = `ld_${order!.order_id}`
  expect(said).toEqual({ actor: 'fairline:payment', data: { drawdown_id: 'd1', loan_id: loan, amount_minor: AMOUNT, currency: 'CNY' } })
})

test('what was declined, refused or only said again has no job', async () => {
  await draw('b')
  await api.effects.runAll()
  await api.post(drawing('b'))
  await api.post({ ...drawing('b'), source: 'elsewhere' })
  await api.post(
    messageOf('drawdown-requested', 'b', 'much', { drawdown_id: 'd2', amount_minor: 900_000_000, currency: 'CNY', purpose: 'consumption' }),
  )
  expect(await jobs()).toEqual([])
})

test.each<[what: string, behaviour: object, tries: number, outcomes: string[], paid: number]>([
  ['failing, then working', { fail_next: 4, fail_cause: 'funder' }, 5, LOAN, 1],
  ['failing as often as it is tried', { fail_next: 5 }, 5, ['drawdown-cancelled', 'notice-due'], 0],
  ['refused for good', { fail_next: 1, fail_cause: 'bank_card', fail_final: true }, 1, ['drawdown-cancelled', 'notice-due'], 1],
  ['paid, and the answer lost', { lose_answer_next: 1 }, 2, LOAN, 1],
  ['failing, then paid and the answer lost', { fail_next: 3, lose_answer_next: 1 }, 5, LOAN, 1],
  ['told of twice more', { duplicate_callback: true }, 1, LOAN, 1],
])('a payment system %s', async (_what, behaviour, tries, outcomes, paid) => {
  await behave(behaviour)
  await draw('b')
  if (tries > 1) {
    await runTries(tries - 1)
    expect(await outcomesOf('b')).toEqual([])
  }
  await runTries(1)
  expect(await outcomesOf('b')).toEqual(outcomes)
  expect(await orders()).toHaveLength(paid)
  expect(await jobs()).toEqual([])
  const line = (await api.get('/v1/borrowers/b')).body.line as unknown as { drawn_minor: number }
  expect(line.drawn_minor).toBe(outcomes === LOAN ? AMOUNT : 0)
})

test.each<[what: string, type: 'disbursement-failed' | 'drawdown-disbursed', more: object]>([
  ['was given up', 'disbursement-failed', { cause: 'funder' }],
  ['another system paid out', 'drawdown-disbursed', { loan_id: 'ld_theirs', amount_minor: AMOUNT, currency: 'CNY' }],
])('a drawdown that %s is not paid out, though it has a job', async (_what, type, more) => {
  await draw('b')
  expect((await api.post(messageOf(type, 'b', 'theirs', { drawdown_id: 'd1', ...more }))).status).toBe(200)
  await api.effects.runAll()
  expect([await orders(), await jobs()]).toEqual([[], []])
})

test('its meters tell how many jobs wait, and how often one failed', async () => {
  await api.close()
  const metrics = openMetrics({ version: '0', pack: '0', now: () => NOW })
  api = await start({ metrics })
  await behave({ fail_next: 1 })
  await draw('b')
  await api.effects.runAll()
  const told = (await metrics.text()).split('\n')
  expect(told).toEqual(
    expect.arrayContaining(['fairline_jobs_waiting 1', 'fairline_jobs_given_up 0', 'fairline_job_failures_total{task="pay-out"} 1']),
  )
  await testing.query('update graphile_worker._private_jobs set attempts = max_attempts')
  expect((await metrics.text()).split('\n')).toEqual(expect.arrayContaining(['fairline_jobs_waiting 0', 'fairline_jobs_given_up 1']))
})

test('a server that is stopped as soon as it was started ends at once', async () => {
  const began = performance.now()
  api.effects.start()
  await api.close()
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('what nobody knows the end of is never called failed, however often it is asked', async () => {
  await draw('b')
  expect(await api.effects.jobs()).toMatchObject({ waiting: 1, givenUp: 0 })
  await testing.query('alter table sandbox_control rename to away')
  await runTries(7)
  expect(await jobs()).toMatchObject([{ attempts: 7 }])
  expect(await outcomesOf('b')).toEqual([])
  await testing.query('alter table away rename to sandbox_control')
  await runTries(1)
  expect(await outcomesOf('b')).toEqual(LOAN)
})

test('two servers, fifty drawdowns each confirmed twice at once: each is paid once', async () => {
  const other = await start()
  try {
    const subjects = Array.from({ length: 50 }, (_, nth) => `b-${nth}`)
    await Promise.all(subjects.flatMap((subject) => onboarding(subject).slice(0, 1)).map((message) => api.post(message)))
    for (const nth of [1, 2, 3, 4]) await Promise.all(subjects.map((subject) => api.post(onboarding(subject)[nth]!)))
    const answers = await Promise.all(subjects.flatMap((subject) => [api.post(drawing(subject)), other.post(drawing(subject))]))
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200))
    expect(await jobs()).toHaveLength(50)
    await Promise.all([api.effects.runAll(), other.effects.runAll(), api.effects.runAll()])
    expect(await orders()).toEqual([...subjects].sort().map((payee) => ({ payee, asked: 1 })))
    for (const subject of subjects) expect(await outcomesOf(subject)).toEqual(LOAN)
  } finally {
    await other.close()
  }
})

test('a server that works by itself pays out at once, and ends with nothing half done', async () => {
  api.effects.start()
  await draw('b')
  await expect.poll(() => outcomesOf('b'), { timeout: 5_000, interval: 20 }).toEqual(LOAN)
  await behave({ delay_ms: 20_000 })
  await api.post(drawing('b', 2))
  await expect.poll(jobs, { timeout: 5_000, interval: 20 }).toMatchObject([{ attempts: 1, locked_by: expect.any(String) }])
  await api.close()
  expect(await jobs()).toMatchObject([{ attempts: 1, locked_by: null }])
  api = await start()
  await behave({})
  await runTries(1)
  expect(await orders()).toHaveLength(2)
})

test('what was under way in a process that died is done by another', async () => {
  await behave({ lose_answer_next: 1 })
  await draw('b')
  await api.effects.runAll()
  await testing.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now() - interval '11 seconds', run_at = now()`,
  )
  api.effects.start()
  await expect.poll(() => outcomesOf('b'), { timeout: 8_000, interval: 50 }).toEqual(LOAN)
  expect(await orders()).toEqual([{ payee: 'b', asked: 2 }])
})

test('jobs that were lost, as by a restore, are found once', async () => {
  await draw('b')
  await testing.query('delete from graphile_worker._private_jobs')
  await testing.query('update organisation set payouts_checked = false')
  await api.effects.runAll()
  expect(await outcomesOf('b')).toEqual(LOAN)
  expect(await testing.query('select payouts_checked from organisation')).toEqual([{ payouts_checked: true }])
})

test('where other systems pay out nothing is queued, and it is looked for once the sandbox is back', async () => {
  await api.close()
  api = await start({ ports: 'external' })
  await draw('b')
  await api.effects.runAll()
  expect([await jobs(), await orders(), (await api.get('/v1/sandbox/payment')).status]).toEqual([[], [], 404])
  await api.close()
  api = await start()
  await api.effects.runAll()
  expect(await outcomesOf('b')).toEqual(LOAN)
})

test('a server may add to the queue, and do nothing else to it', async () => {
  await draw('b')
  const book = api.database.as(1)
  await expect(book.query('select * from graphile_worker._private_jobs')).rejects.toThrow('permission denied')
  await expect(book.query(`select graphile_worker.add_job('pay-out')`)).rejects.toThrow('permission denied')
})

const ask = (kind: 'score' | 'bureau', id: string = kind) => {
  const payload = { organisationId: 1, ref: 'b', inquiryId: `q-${id}`, kind, purpose: 'renewal', currency: 'CNY' } as const
  return queueJobs(api.database, [{ task: 'inquire', key: `inquire 1 ${id}`, payload }])
}
const factsOf = (source: string) =>
  testing.query<{ type: string; data: Record<string, unknown> }>(`select type, data from event where source = $1 order by sequence`, [
    source,
  ])

test('an application with all consents gets its score and its credit record, and an offer', async () => {
  expect((await api.put('/v1/sandbox/score', { scores: { b: 780 } })).status).toBe(200)
  const [registration, score, bureau, identity] = onboarding('b')
  const application = messageOf('application-submitted', 'b', 'application', { application_id: 'app', currency: 'CNY' })
  for (const one of [registration, application, score, bureau, identity]) expect((await api.post(one)).status).toBe(200)
  await api.effects.runAll()
  expect((await outcomesOf('b')).filter((type) => type === 'offer-made')).toHaveLength(1)
  expect((await factsOf('fairline:score')).map(({ data }) => data.value)).toEqual([780])
  expect((await factsOf('fairline:bureau')).map(({ type }) => type)).toEqual(['debt-statement-received', 'credit-file-reported'])
  expect(await jobs()).toEqual([])
})

test('a score is asked for and said; the same for the same borrower, or what was set', async () => {
  await draw('b')
  await ask('score')
  await api.effects.runAll()
  const head = Number.parseInt(hash('sha256', 'score\0b', 'hex').slice(0, 12), 16)
  const data = { value: 550 + (head % 301), range_min: 350, range_max: 950, source: 'sandbox-score' }
  expect(await factsOf('fairline:score')).toEqual([{ type: 'score-updated', data }])
  expect((await api.put('/v1/sandbox/score', { scores: { b: 351 } })).status).toBe(200)
  await ask('score', 'again')
  await api.effects.runAll()
  expect((await factsOf('fairline:score'))[1]).toEqual({ type: 'score-updated', data: { ...data, value: 351 } })
})

test('a credit record is asked for, and each part of it said', async () => {
  await draw('b')
  const report = {
    inquiries: [{ inquiry_id: 'x1', purpose: 'application' }],
    delinquencies: [{ record_id: 'r1', days_past_due: 12 }],
    debts: { obligation_minor: 5, balance_minor: 6, lender_count: 1, currency: 'CNY' },
    file: { on_file_months: 30, account_count: 2 },
  }
  expect((await api.put('/v1/sandbox/bureau', { unavailable_next: 3, reports: { b: report } })).status).toBe(200)
  await ask('bureau')
  await runTries(4)
  const source = 'sandbox-bureau'
  expect(await factsOf('fairline:bureau')).toEqual([
    { type: 'credit-inquiry-recorded', data: { ...report.inquiries[0], source } },
    { type: 'delinquency-elsewhere-reported', data: { ...report.delinquencies[0], source } },
    { type: 'debt-statement-received', data: { ...report.debts, source } },
    { type: 'credit-file-reported', data: { ...report.file, source } },
  ])
})

test('who does not answer at the last try either has failed to, and it is said', async () => {
  await draw('b')
  await api.put('/v1/sandbox/score', { unavailable_next: 100 })
  await ask('score')
  await runTries(3)
  expect(await factsOf('fairline:score')).toEqual([])
  await runTries(1)
  const data = { inquiry_id: 'q-score', kind: 'score', source: 'sandbox-score' }
  expect(await factsOf('fairline:score')).toEqual([{ type: 'inquiry-failed', data }])
  expect(await jobs()).toEqual([])
})
