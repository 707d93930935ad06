/** The README's own commands, run as they stand there by a shell, on a server of their own. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from './fairline-process.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const folder = newDataFolder()
let server: Server

beforeAll(async () => {
  server = await serve(folder.dataDir)
})
afterAll(async () => {
  await stop(server)
  folder.remove()
})

/** Both READMEs are run on one server, each with people of its own. */
const named = (borrower: string, readme: string): string => (readme === 'README.md' ? borrower : `${borrower}_zh`)
const phoneIn = (readme: string): string => (readme === 'README.md' ? '13900000000' : '13900000001')

/** The shell blocks of a README that talk to the server, in order. */
function requestsOf(readme: string): string[] {
  const blocks = [...readFileSync(`${ROOT}${readme}`, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block!)
  const asks = blocks.filter((block) => /KEY=|^send|^curl|^api/m.test(block))
  return asks.map((block) =>
    block
      .replaceAll('http://127.0.0.1:8080', server.url)
      .replaceAll('.data/admin-key', `${folder.dataDir}/admin-key`)
      .replaceAll('bor_zhang', named('bor_zhang', readme))
      .replaceAll('bor_chen', named('bor_chen', readme))
      .replaceAll('13900000000', phoneIn(readme))
      .replaceAll('"source":"readme"', `"source":"${readme}"`),
  )
}

type Answer = {
  status: string
  decision: {
    line: { status: string; drawn_minor: number }
    outcomes: { type: string; data: Record<string, unknown> }[]
    reasons: { code: string; text: { zh: string; en: string }; evidence: object[]; cures: object[] }[]
  }
}

const shell = (script: string): string => execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: ROOT })
const answersOf = (output: string): Answer[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
const typesOf = ({ decision }: Answer) => decision.outcomes.map(({ type }) => type.split('.')[1])

type Steps = 'setUp' | 'opening' | 'restricting' | 'asking' | 'looking' | 'holding' | 'letter' | 'code' | 'drawing' | 'personal'
const STEPS = ['setUp', 'opening', 'restricting', 'asking', 'looking', 'holding', 'letter', 'code', 'drawing', 'personal'] as const

function stepsOf(readme: string): Record<Steps, string> {
  const requests = requestsOf(readme)
  return Object.fromEntries(STEPS.map((step, place) => [step, requests[place]!])) as Record<Steps, string>
}

test.each(['README.md', 'README.zh-CN.md'])(
  '%s: granted, restricted twice over, declined with reasons in two languages, repaid',
  async (readme) => {
    const { setUp, opening, restricting, asking, looking, personal } = stepsOf(readme)
    const say = (request: string) => shell(`${setUp}\n${request}`)

    const opened = answersOf(say(opening))
    expect(opened.map(typesOf)).toEqual([[], [], [], ['line-granted'], ['drawdown-approved']])

    await untilLent(named('bor_zhang', readme))
    const restricted = answersOf(say(restricting))
    expect(restricted.map(typesOf)).toEqual([[], [], ['hold-placed', 'notice-due'], ['hold-placed', 'notice-due']])
    expect(restricted.at(-1)!.decision.line.status).toBe('suspended')

    const [declined, repaid] = answersOf(say(asking)) as [Answer, Answer]
    expect(typesOf(declined)).toEqual(['drawdown-declined', 'notice-due'])
    expect(declined.decision.reasons.map(({ code }) => code)).toEqual(['SE01', 'CR02'])
    for (const { text, evidence, cures } of declined.decision.reasons) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(text.en).toMatch(/[a-z]/)
      expect([evidence.length > 0, cures.length > 0]).toEqual([true, true])
    }
    expect([typesOf(repaid), repaid.decision.line.drawn_minor]).toEqual([['repayment-applied', 'journal-posted'], 200_000])

    const again = answersOf(say(asking))
    expect(again.map(({ status }) => status)).toEqual(['repeated', 'repeated'])
    expect(again.map(({ decision }) => decision)).toEqual([declined.decision, repaid.decision])

    const view = JSON.parse(say(looking)) as { line: { drawn_minor: number }; holds: { reason: { code: string } }[] }
    expect([view.line.drawn_minor, view.holds.map(({ reason }) => reason.code)]).toEqual([200_000, ['SE01', 'CR02']])

    const [recorded, found, revealed, erased] = say(personal)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(recorded).toMatchObject({ status: 'recorded' })
    expect(found).toMatchObject({ data: [{ current: true }] })
    expect(revealed).toMatchObject({ values: { phone: '13800000000' } })
    expect(erased).toMatchObject({ erased: true })
  },
)

test.each(['README.md', 'README.zh-CN.md'])(
  '%s: held, signed in by the code of the letter, read, verified on her own page, and back',
  async (readme) => {
    const { setUp, holding, letter, code, drawing } = stepsOf(readme)
    const say = (request: string) => shell(`${setUp}\n${request}`)

    const held = answersOf(say(holding))
    expect(held.map(typesOf)).toEqual([[], [], [], ['line-granted'], [], [], ['hold-placed', 'notice-due']])
    expect(held.at(-1)!.decision).toMatchObject({ line: { status: 'suspended' }, reasons: [{ code: 'SE01' }] })

    const her = await signedIn(phoneIn(readme), () => say(letter).trim())
    expect(await her('')).toMatchObject({ line: { status: 'suspended' }, holds: [{ reason: { code: 'SE01' } }] })
    const { data: notices } = (await her('/notices')) as { data: { reasons: string[]; zh: object; en: object }[] }
    expect(notices.map(({ reasons }) => reasons)).toEqual([['SE01']])
    const { data: tasks } = (await her('/tasks')) as { data: { verify: boolean }[] }
    expect(tasks[0]).toMatchObject({ verify: true })

    const [idNumber, card] = [/`(\d{17}[\dX])`/, /`(\d{19})`/].map((number) => number.exec(readFileSync(`${ROOT}${readme}`, 'utf8'))![1])
    const { verification_id } = (await her('/verifications', { id_number: idNumber, bank_card: card })) as { verification_id: string }
    expect(await her('/verifications:confirm', { verification_id, code: say(code).trim() })).toMatchObject({ verified: true })
    expect(await her('')).toMatchObject({ line: { status: 'active' }, holds: [], usable_now_minor: 3_000_000 })
    expect(answersOf(say(drawing)).map(typesOf)).toEqual([['drawdown-approved']])
  },
  60_000,
)

/** The borrower's own requests, once the code of her letter was shown. */
async function signedIn(phone: string, codeOfLetter: () => string): Promise<(path: string, body?: object) => Promise<object>> {
  const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const post = (path: string, body: object, headers = {}) =>
    fetch(`${server.url}/v1/me${path}`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) })
  const { challenge_id } = (await (await post('/sign-in', { phone })).json()) as { challenge_id: string }
  for (let tries = 0; tries < 100 && codeOfLetter() === ''; tries++) await sleep(100)
  const cookie = (await post('/sign-in:confirm', { challenge_id, code: codeOfLetter() })).headers.get('set-cookie')!.split(';')[0]!
  return async (path, body) => {
    const answer = body ? await post(path, body, { cookie }) : await fetch(`${server.url}/v1/me${path}`, { headers: { cookie } })
    return (await answer.json()) as object
  }
}

/** The sandbox has paid the money out: from here on it is a loan. */
async function untilLent(borrower: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${server.url}/v1/loans?borrower=${borrower}`, { headers: { authorization: `Bearer ${server.key}` } })
    const { data } = (await answer.json()) as { data: object[] }
    if (data.length > 0) return
    await sleep(100)
  }
  throw new Error('the drawdown was not paid out')
}

/** The shell blocks of the walk, in order. */
function walkOf(readme: string): string[] {
  const blocks = [...readFileSync(`${ROOT}${readme}`, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block!)
  return blocks
    .filter((block) => /^(say|ask)\b/m.test(block))
    .map((block) =>
      block.replaceAll('http://127.0.0.1:8080', server.url).replaceAll('bor_li', readme === 'README.md' ? 'bor_li' : 'bor_li_zh'),
    )
}

test.each(['README.md', 'README.zh-CN.md'])(
  '%s: applied, offered, accepted, quoted, drawn once, paid out, paid back, closed, and the accounts balance',
  (readme) => {
    const [setUp, ...steps] = walkOf(readme)
    const said = (step: string) =>
      shell(`KEY=${server.key}\n${setUp}\n${step}`)
        .trim()
        .split('\n')
        .slice(1) // What the sandbox was told.
        .map((line) => JSON.parse(line) as Said)
    const [applying, drawing, repaying] = steps.map(said) as [Said[], Said[], Said[]]
    expect(applying.map(({ result }) => result?.type)).toEqual([
      undefined,
      'fairline.application-waiting.v1',
      undefined,
      undefined,
      undefined,
      'fairline.line-granted.v1',
    ])
    expect(applying[4]).toMatchObject({ state: 'offered', offer: { limit_minor: 2_000_000 } })
    expect(drawing[0]!.result).toMatchObject({
      type: 'fairline.quote-issued.v1',
      data: { instalments: expect.any(Array), cost: expect.any(Object) },
    })
    expect(drawing[1]!.result?.type).toBe('fairline.drawdown-approved.v1')
    expect(drawing[2]!.data).toMatchObject([{ status: 'open', principal_left_minor: 1_000_000 }])
    expect(repaying[0]).toMatchObject({ total: { total_minor: 1_000_000 } })
    expect(repaying.slice(1, 3).map(({ result }) => result?.type)).toEqual(['fairline.repayment-applied.v1', 'fairline.line-closed.v1'])
    expect(repaying[4]).toMatchObject({ agrees: true })
  },
  60_000,
)

type Said = { result?: { type: string; data: object } | null; state?: string; data?: object[]; agrees?: boolean }

test('the cure of the security hold lifts it, and only it', async () => {
  const send = async (id: string, type: string, data: object) => {
    const event = { specversion: '1.0', source: 'cure', id, subject: 'bor_zhang', type: `fairline.${type}.v1`, data }
    const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' }
    const answer = await fetch(`${server.url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(event) })
    return (await answer.json()) as Answer
  }
  const verified = await send('v', 'identity-verified', { method: 'document_bank_card_otp' })
  expect(typesOf(verified)).toEqual(['step-completed', 'step-completed', 'hold-lifted'])
  expect(verified.decision.outcomes.at(-1)).toMatchObject({ data: { reason: 'SE01' } })
  expect(verified.decision.line.status).toBe('suspended')
  const better = await send('s', 'score-updated', { value: 745, range_min: 350, range_max: 950, source: 'zhima' })
  expect(better.decision.outcomes.at(-1)).toMatchObject({ type: 'fairline.observation-started.v1', data: { reason: 'CR02' } })
})
