/** What takes two: corrections of many holds, proposed and released by two keys; and what is asked for in one browser and approved by another person in his. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOfStep, stepAt } from '../../apps/server/src/auth/totp.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }
const SHOTS = process.env.FAIRLINE_SHOTS

let browser: Browser
let server: Server
let key: string
const folder = newDataFolder()

const ask = async (path: string): Promise<Record<string, unknown>> =>
  (await (await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${key}` } })).json()) as Record<string, unknown>

type Login = { email: string; password: string; roles: string[]; totp_secret: string }
const loginOf = (role: string): Login =>
  (JSON.parse(readFileSync(join(folder.dataDir, 'demo-logins.json'), 'utf8')) as Login[]).find(({ roles }) => roles.includes(role))!

/** Signed in with a password and the code of now; the next one is still to be used. */
async function enter(page: Page, role: string): Promise<string> {
  const { email, password, totp_secret } = loginOf(role)
  const headers = { origin: server.url }
  const { request } = page.context()
  const first = await (await request.post('/v1/session:password', { data: { email, password }, headers })).json()
  const step = stepAt(Date.now())
  const data = { challenge: (first as { challenge: string }).challenge, code: codeOfStep(totp_secret, step) }
  expect((await request.post('/v1/session:code', { data, headers })).status()).toBe(200)
  return codeOfStep(totp_secret, step + 1)
}

const shoot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}-${name}.png`, fullPage: true })
}

describe.runIf(CHROMIUM)('in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: '120' }, ['--demo'])
    key = readFileSync(join(folder.dataDir, 'demo-key'), 'utf8').trim()
    while ((await ask('/v1/demo')).phase !== 'live') await sleep(200)
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('a batch is proposed, shown with its number, and waits for another person', async () => {
    const held = (await ask('/v1/holds?limit=1')).data as { reason: string; borrower_id: string }[]
    const { reason, borrower_id } = held[0]!
    const { page, faults, close } = await openPage(browser, server.url)
    await page.context().request.post('/v1/session', { data: { key }, headers: { origin: server.url } })
    await page.goto('/platform')
    await page.getByText('没有提出过批量更正').waitFor(PATIENCE)
    const send = page.getByRole('button', { name: '提出', exact: true })
    expect(await send.isDisabled()).toBe(true)
    await page.getByLabel('限制的原因').fill(reason)
    // The list of reasons may still be on its way.
    await page.getByTitle(new RegExp(`^${reason} `)).click(PATIENCE)
    expect(await send.isDisabled()).toBe(true)
    await page.getByLabel(/^借款人编号/).fill(borrower_id)
    await send.click()
    await page.getByText(/^1名借款人的\d+项限制，其中\d+项仍生效$/).waitFor(PATIENCE)
    await page.getByText('须由另一人放行').first().waitFor(PATIENCE)
    expect(await page.getByRole('button', { name: '放行', exact: true }).isDisabled()).toBe(true)
    const seen = await new AxeBuilder({ page }).analyze()
    expect(seen.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    if (SHOTS) await page.screenshot({ path: `${SHOTS}-wide.png`, fullPage: true })
    await page.setViewportSize(PHONE)
    // The table becomes cards a moment after the window is narrow.
    await page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', undefined, PATIENCE)
    if (SHOTS) await page.screenshot({ path: `${SHOTS}-phone.png`, fullPage: true })
    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByText('已撤回').waitFor(PATIENCE)
    expect(faults).toEqual([])
    await close()
  })

  test('asked for by one where it is wanted, and approved by another who sees what it changes', async () => {
    const maker = await openPage(browser, server.url)
    await enter(maker.page, 'risk-manager')
    await maker.page.goto('/platform')
    await maker.page.getByLabel('登记', { exact: true }).last().click(PATIENCE)
    await maker.page.getByTitle('最低客户端版本变更').click(PATIENCE)
    await maker.page.getByRole('button', { name: '登记', exact: true }).click()
    await maker.page.getByText('须两人完成：最低客户端版本').waitFor(PATIENCE)
    await maker.page.getByLabel('理由（必填，复核人可见）').fill('旧版本有安全缺陷')
    await shoot(maker.page, 'ask')
    await maker.page.getByRole('button', { name: '提请复核', exact: true }).click()
    await maker.page.getByRole('link', { name: '查看请求' }).click(PATIENCE)
    await maker.page.getByRole('button', { name: '撤回请求' }).waitFor(PATIENCE)
    expect(await maker.page.getByRole('button', { name: '通过并执行' }).count()).toBe(0)
    await shoot(maker.page, 'mine')

    const checker = await openPage(browser, server.url, { colorScheme: 'dark' })
    const code = await enter(checker.page, 'admin')
    await checker.page.goto('/approvals')
    await checker.page.getByTitle('1项待您复核').waitFor(PATIENCE)
    await shoot(checker.page, 'list-dark')
    await checker.page.getByRole('link', { name: '最低客户端版本' }).click(PATIENCE)
    await checker.page.getByText('旧版本有安全缺陷').waitFor(PATIENCE)
    await checker.page.getByRole('rowheader', { name: '版本' }).waitFor(PATIENCE)
    const seen = await new AxeBuilder({ page: checker.page }).analyze()
    expect(seen.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    await shoot(checker.page, 'decide-dark')
    await checker.page.setViewportSize(PHONE)
    await checker.page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', undefined, PATIENCE)
    await shoot(checker.page, 'decide-phone')
    const field = checker.page.getByLabel('动态码', { exact: true })
    if ((await field.count()) > 0) await field.fill(code)
    await checker.page.getByRole('button', { name: '通过并执行' }).click()
    await checker.page.getByText('已执行并记入日志').waitFor(PATIENCE)
    await shoot(checker.page, 'done-phone')
    expect([maker.faults, checker.faults]).toEqual([[], []])
    await Promise.all([maker.close(), checker.close()])
  })
})
