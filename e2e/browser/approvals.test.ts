/** What takes two people, in the rooms where it is asked for and decided: by two browsers of two people. */
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
const folder = newDataFolder()

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
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: '60' }, ['--demo'])
    const key = readFileSync(join(folder.dataDir, 'demo-key'), 'utf8').trim()
    const phase = async () =>
      ((await (await fetch(`${server.url}/v1/demo`, { headers: { authorization: `Bearer ${key}` } })).json()) as { phase: string }).phase
    while ((await phase()) !== 'live') await sleep(200)
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
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
