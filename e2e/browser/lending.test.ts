/** The rooms of lending as their users have them: a small book made over the API, real PostgreSQL, real Chromium. Not run where there is no Chromium. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, type WatchedPage } from './chromium.ts'
import { leftOutBy, runsOff } from './left-out.ts'

const PATIENCE = { timeout: 20_000 }
const LINE_MINOR = 2_000_000
const LOAN_MINOR = 600_000
const MONTHS = 3

let browser: Browser
let server: Server
const folder = newDataFolder()
const open: WatchedPage[] = []

type Answer = Record<string, unknown>
type Row = Answer & { loan_id: string; next_due_on: string; state: string }

async function ask<Answered = Answer>(method: string, path: string, body?: object): Promise<Answered> {
  const headers = { authorization: `Bearer ${server.key}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${server.url}/v1/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answered
}

const say = (path: string, body: object): Promise<Answer> => ask('POST', path, body)

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (const endsAt = Date.now() + PATIENCE.timeout; Date.now() < endsAt; await sleep(100)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error('it did not come to that in time')
}

/** She applies; with `isProven` she agrees and proves who she is, and gets an offer. */
async function apply(borrower: string, isProven: boolean): Promise<void> {
  const of = { borrower_id: borrower }
  await say('borrowers', { ...of, kind: 'individual', currency: 'CNY' })
  await say('applications', { ...of, application_id: `app_${borrower}`, product: 'cn-consumer', limit_minor: LINE_MINOR, currency: 'CNY' })
  if (!isProven) return
  await say('consents', { ...of, purpose: 'score', terms_version: '3' })
  const { verification_id } = await say('verifications', { ...of, id_number: '11010519491231002X', bank_card: '6222020000000000000' })
  const { codes } = await ask<{ codes: { session_id: string; code: string }[] }>('GET', 'sandbox/identity')
  const code = codes.find(({ session_id }) => session_id === verification_id)?.code
  await say('verifications:confirm', { ...of, verification_id, code })
  await until(async () => {
    const { state } = await ask<Row>('GET', `applications/${borrower}/app_${borrower}`)
    return state === 'offered' ? state : undefined
  })
}

/** Her loan, once the sandbox has paid it out. */
async function lend(borrower: string): Promise<Row> {
  await say('applications:accept', { borrower_id: borrower, application_id: `app_${borrower}`, terms_version: '3' })
  const drawdown = {
    amount_minor: LOAN_MINOR,
    currency: 'CNY',
    purpose: 'consumption',
    tenor_months: MONTHS,
    repayment_method: 'equal_instalment',
  }
  await say('drawdowns', { borrower_id: borrower, drawdown_id: 'dd_1', ...drawdown })
  return until(async () => (await ask<{ data: Row[] }>('GET', `loans?borrower=${borrower}`)).data[0])
}

type Wishes = BrowserContextOptions & { language?: 'zh' | 'en' }

async function visit(path: string, { language = 'zh', ...options }: Wishes = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, options)
  open.push(watched)
  const { page } = watched
  await page.context().request.post('/v1/session', { data: { key: server.key }, headers: { origin: server.url } })
  await page.addInitScript(`localStorage.setItem('fairline.language', '${language}')`)
  await page.goto(path)
  return page
}

/** The console asks whether the book is a demo; this one is none. */
const NO_DEMO = /status of 404.*\/v1\/demo\)/

async function faultsSeen(expected: RegExp = /^$/): Promise<readonly string[]> {
  const faults = open.flatMap((one) => one.faults).filter((fault) => !NO_DEMO.test(fault) && !expected.test(fault))
  await Promise.all(open.splice(0).map((one) => one.close()))
  return faults
}

/** Minor units of an amount as it is printed. */
const minorOf = (text: string): number => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100)
const minorsOf = async (cells: Locator): Promise<number[]> => (await cells.allInnerTexts()).map((text) => minorOf(text.split('\n')[0]!))
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, minor) => sum + minor, 0)

let loan: Row

describe.runIf(CHROMIUM)('lending in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir)
    await ask('PUT', 'sandbox/score', { scores: { bor_li: 760, bor_zhou: 760 } })
    await apply('bor_li', true)
    await apply('bor_zhou', true)
    await apply('bor_zhao', false)
    loan = await lend('bor_li')
    await say('repayments', { borrower_id: 'bor_li', repayment_id: 'rp_1', amount_minor: 100_000, currency: 'CNY' })
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('applications are filtered in the address; one that waits says what for, and what to do', async () => {
    const page = await visit('/applications?state=open')
    await page.getByRole('link', { name: 'app_bor_zhao' }).waitFor(PATIENCE)
    expect(await page.getByRole('link', { name: /^app_/ }).count()).toBe(1)
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByRole('link', { name: 'app_bor_li' }).waitFor(PATIENCE)
    await page.getByRole('link', { name: /^app_/ }).first().focus()
    await page.keyboard.press('j')
    expect(await page.locator(':focus').innerText()).toBe(await page.getByRole('link', { name: /^app_/ }).nth(1).innerText())
    await page.getByRole('link', { name: 'app_bor_zhao' }).click()
    await page.getByText('还缺什么').waitFor(PATIENCE)
    await page.getByRole('list', { name: '恢复步骤' }).first().waitFor(PATIENCE)
    await page.getByText('提交授信申请').waitFor(PATIENCE)
    expect(await faultsSeen()).toEqual([])
  })

  test('an offer with what bounds it, and the steps that led to it', async () => {
    const page = await visit('/applications/bor_zhou/app_bor_zhou')
    await page.getByText('方案已给出，等借款人接受。').waitFor(PATIENCE)
    await page.getByText('给出授信方案').waitFor(PATIENCE)
    await page.getByText('决定了额度').waitFor(PATIENCE)
    await page.getByRole('heading', { name: '授信额度', level: 2 }).waitFor(PATIENCE)
    expect(minorOf(await page.locator('.figure.lead .figure-value').innerText())).toBeLessThanOrEqual(LINE_MINOR)
    expect(await faultsSeen()).toEqual([])
  })

  test('one that is referred is decided by a person, who confirms; a key that may not is told so', async () => {
    const page = await visit('/portfolio-of-nobody')
    await page.route(/\/v1\/applications\/bor_zhao\//, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), state: 'referred' } })
    })
    const asked: unknown[] = []
    await page.route(/\/v1\/applications:review/, async (route) => {
      asked.push(route.request().postDataJSON())
      await route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        json: { type: 'about:blank', title: 'no', status: 403, code: 'forbidden' },
      })
    })
    await page.getByRole('link', { name: '授信申请', exact: true }).click()
    await page.getByRole('link', { name: 'app_bor_zhao' }).click()
    await page.getByRole('button', { name: '不通过' }).click()
    await page.getByText('确认不通过这项申请？').waitFor(PATIENCE)
    expect(asked).toEqual([])
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByText('当前访问密钥不能审核申请').waitFor(PATIENCE)
    expect(asked).toEqual([{ borrower_id: 'bor_zhao', application_id: 'app_bor_zhao', result: 'decline' }])
    expect(await faultsSeen(/status of 403/)).toEqual([])
  })

  test('from the list to a loan: its schedule sums to what was lent, and what is paid and unpaid to what is due', async () => {
    const page = await visit('/loans?status=open')
    await page.getByRole('link', { name: loan.loan_id }).click()
    await page.getByRole('heading', { name: '还款计划' }).waitFor(PATIENCE)
    const schedule = page.getByRole('region', { name: '还款计划' }).locator('table')
    const column = (nth: number): Promise<number[]> => minorsOf(schedule.locator(`tbody tr td:nth-child(${nth})`))
    const principal = await column(4)
    expect(principal).toHaveLength(MONTHS)
    expect(sumOf(principal)).toBe(LOAN_MINOR)
    expect(sumOf([...principal, ...(await column(5))])).toBe(sumOf(await column(7)))
    await page.getByRole('link', { name: 'rp_1' }).waitFor(PATIENCE)
    await page.getByText('每日').first().waitFor(PATIENCE)
    const contract = await page.getByRole('link', { name: /^查看 借款合同/ }).getAttribute('href')
    expect((await page.context().request.get(contract ?? '')).headers()['content-type']).toContain('text/html')
    expect(minorOf(await page.locator('.figure.lead .figure-value').innerText())).toBe(LOAN_MINOR - 100_000)
    expect(await faultsSeen()).toEqual([])
  })

  test('the line shows its loan; a day of the calendar leads to it', async () => {
    const page = await visit('/lines/bor_li')
    await page.locator('a.card', { hasText: loan.loan_id }).waitFor(PATIENCE)
    await page.goto(`/calendar?month=${loan.next_due_on.slice(0, 7)}`)
    await page.locator('.month').getByRole('button').first().click()
    expect(new URL(page.url()).searchParams.get('day')).toBe(loan.next_due_on)
    await page
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(loan.loan_id) })
      .click()
    await page.getByRole('heading', { name: loan.loan_id, level: 1 }).waitFor(PATIENCE)
    expect(await faultsSeen()).toEqual([])
  })

  test('the trial balance balances and the accounts agree with the loans; from an account to its entries, and to the loan', async () => {
    const page = await visit('/ledger')
    await page.getByText('借贷相等').waitFor(PATIENCE)
    const [debits, credits] = await minorsOf(page.locator('tfoot td'))
    expect([debits, debits! > 0]).toEqual([credits, true])
    await page.getByRole('link', { name: '贷款本金', exact: true }).click()
    await page.getByRole('link', { name: loan.loan_id }).first().waitFor(PATIENCE)
    expect(new URL(page.url()).searchParams.get('account')).toBe('loan_principal')
    await page.getByText('与借据核对').click()
    await page.getByText('账实一致').waitFor(PATIENCE)
    expect(await faultsSeen()).toEqual([])
  })

  test.each<[string, string]>([
    ['/loans/bor_li/nothing', '账簿中没有这张借据'],
    ['/applications/bor_li/nothing', '账簿中没有这项申请'],
    ['/loans?status=written_off', '没有符合条件的借据'],
    ['/ledger?view=journal&account=credit_loss', '没有符合条件的分录'],
    ['/ledger?product=gold', '策略包中没有这个产品'],
    ['/calendar?month=2026-13&day=2026-02-30', '本月待还'],
  ])('%s is answered in words', async (path, words) => {
    const page = await visit(path)
    await page.getByText(words).first().waitFor(PATIENCE)
    expect(await faultsSeen(/status of 4(04|22)/)).toEqual([])
  })

  test.each<[room: string, path: () => string, zh: string, en: string]>([
    ['applications', () => '/applications', '授信申请', 'Applications'],
    ['an application', () => '/applications/bor_zhou/app_bor_zhou', 'app_bor_zhou', 'app_bor_zhou'],
    ['loans', () => '/loans', '借据', 'Loans'],
    ['a loan', () => `/loans/bor_li/${loan.loan_id}`, '', ''],
    ['the calendar', () => `/calendar?month=${loan.next_due_on.slice(0, 7)}`, '还款日历', 'Repayment calendar'],
    ['the ledger', () => '/ledger', '账务', 'Ledger'],
    ['the journal', () => '/ledger?view=journal', '账务', 'Ledger'],
    ['a line', () => '/lines/bor_li', 'bor_li', 'bor_li'],
  ])(
    '%s: nothing serious for those who cannot see or point, light and dark, wide and narrow; nothing runs off the page in either language',
    async (_room, path, zh, en) => {
      for (const [language, lookAt] of [
        ['zh', leftOutBy],
        ['en', runsOff],
      ] as const) {
        const page = await visit(path(), { language, colorScheme: 'light', reducedMotion: 'reduce' })
        await page.getByRole('heading', { name: (language === 'zh' ? zh : en) || loan.loan_id, exact: true, level: 1 }).waitFor(PATIENCE)
        await page.waitForLoadState('networkidle').catch(() => {}) // The live feed never ends.
        expect(await lookAt(page)).toEqual([])
        expect(await faultsSeen()).toEqual([])
      }
    },
  )
})
