/**
 * How soon a held borrower is told his way back, over HTTP: to his lender, and to himself. His account is led through every day that may matter, along each step
 * that may help. One asks at a time; each borrower is held for one to three of the default pack's reasons (way-back/held-borrowers.ts).
 *
 *   npm run bench -- way-back
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type Server, serve, stop } from '../e2e/fairline-process.ts'
import { print, quantile } from './figure.ts'
import { postBatch } from './ingest/post-batch.ts'
import { threadsCpuMs } from './ingest/process-cpu.ts'
import { eventsOf } from './way-back/held-borrowers.ts'

const BORROWERS = 400
/** As many as may ask for a code at once. */
const VISITORS = 50
const WARM_UP = 100
const TOLD_WITHIN_MS = 50
const OWN_PAGE = { 'sec-fetch-site': 'same-origin' }

const nameOf = (nth: number): string => `held-${nth}`

const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir })
try {
  const server = await serve(join(dataDir, 'server'), { DATABASE_URL: postgres.url })
  try {
    await measure(server)
  } finally {
    await stop(server)
  }
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function measure(server: Server): Promise<void> {
  await postBatch(server, Array.from({ length: BORROWERS }, (_, nth) => eventsOf(nth, nameOf(nth))).flat())
  const lender = { authorization: `Bearer ${server.key}` }
  const ofLender = Array.from({ length: BORROWERS }, (_, nth) => ({ path: `/v1/borrowers/${nameOf(nth)}/way-back`, headers: lender }))
  const themselves = []
  for (let nth = 0; nth < VISITORS; nth++)
    themselves.push({ path: '/v1/me/way-back', headers: { ...OWN_PAGE, cookie: await visit(server, nth) } })
  await askAll(server, ofLender.slice(0, WARM_UP))
  tell('of-lender', await askAll(server, ofLender))
  tell('of-borrower', await askAll(server, themselves))
}

type Question = Readonly<{ path: string; headers: Record<string, string> }>
type Told = Readonly<{ latenciesMs: number[]; cpuMs: number[]; held: number; plans: number; none: number }>

async function askAll(server: Server, questions: readonly Question[]): Promise<Told> {
  const told = { latenciesMs: [] as number[], cpuMs: [] as number[], held: 0, plans: 0, none: 0 }
  for (const { path, headers } of questions) {
    const [began, cpu] = [performance.now(), threadsCpuMs(server.child.pid!)]
    const answer = await fetch(server.url + path, { headers })
    const body = (await answer.json()) as { goals: { answer: string }[] }
    if (!answer.ok) throw new Error(`${answer.status}: ${JSON.stringify(body)}`)
    told.latenciesMs.push(performance.now() - began)
    told.cpuMs.push(threadsCpuMs(server.child.pid!) - cpu)
    const [goal] = body.goals
    if (goal !== undefined) told.held++
    if (goal?.answer === 'plans') told.plans++
    if (goal?.answer === 'none') told.none++
  }
  return told
}

function tell(whose: string, { latenciesMs, cpuMs, held, plans, none }: Told): void {
  for (const [name, share] of Object.entries({ p50: 0.5, p90: 0.9 }))
    print('way-back', { figure: `${whose}-${name}`, value: quantile(latenciesMs, share), unit: 'ms' })
  const p99 = quantile(latenciesMs, 0.99)
  print('way-back', { figure: `${whose}-p99`, value: p99, unit: 'ms', target: TOLD_WITHIN_MS, met: p99 <= TOLD_WITHIN_MS })
  for (const [name, share] of Object.entries({ p50: 0.5, p90: 0.9, p99: 0.99 }))
    print('way-back', { figure: `${whose}-cpu-${name}`, value: quantile(cpuMs, share), unit: 'ms of the server' })
  print('way-back', { figure: `${whose}-held`, value: held, unit: `of ${latenciesMs.length}` })
  print('way-back', { figure: `${whose}-decided`, value: plans + none, unit: `of ${held}`, target: held, met: plans + none === held })
}

/** Signs a borrower in, and answers his cookie. */
async function visit({ url, key }: Server, nth: number): Promise<string> {
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const headers = { ...(path.startsWith('/v1/me') ? OWN_PAGE : { authorization: `Bearer ${key}` }), 'content-type': 'application/json' }
    const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const phone = String(13_800_000_000 + nth)
  const rest = { email: null, push_token: null, opted_out: [], quiet_hours: null }
  await send('PUT', `/v1/borrowers/${nameOf(nth)}/contact`, { language: 'en', phone, ...rest })
  const { challenge_id } = (await (await send('POST', '/v1/me/sign-in', { phone })).json()) as { challenge_id: string }
  for (;;) {
    const { data } = (await (await send('GET', '/v1/sandbox/letters')).json()) as { data: { id: string; body: string }[] }
    const letter = data.find(({ id }) => id === `otp_${challenge_id}`)
    if (letter === undefined) continue
    const code = /\d{6}/.exec(letter.body)![0]
    const entered = await send('POST', '/v1/me/sign-in:confirm', { challenge_id, code })
    return entered.headers.get('set-cookie')!.split(';')[0]!
  }
}
