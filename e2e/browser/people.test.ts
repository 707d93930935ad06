/** People sign in to the console: password and code, an invitation to its end, and a step that asks for a fresh code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { ROLE_NAMES } from '@fairline/access/roles'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { codeOfStep, stepAt } from '../../apps/server/src/auth/totp.ts'
import { borrowerCodeOf } from '../../apps/server/src/cli/borrower-code.ts'
import { DEMO_BORROWER_PHONE, DEMO_ORGANISATION } from '../../apps/server/src/demo/demo-book.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }
const PASSWORD = 'a password of the browser'

type Login = { email: string; password: string; totp_secret: string | null }

let browser: Browser
let server: Server
let logins: Login[]
const folder = newDataFolder()
const open: WatchedPage[] = []

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, options)
  open.push(watched)
  await watched.page.goto(path)
  return watched.page
}

/** A code of the next step counts too: each is shown once. */
const codeOf = (secret: string, ahead = 0): string => codeOfStep(secret, stepAt(Date.now()) + ahead)
const loginOf = (role: string): Login => logins.find(({ email }) => email.startsWith(`${role}@`))!

async function signIn(page: Page, { email, password, totp_secret }: Login, ahead = 0): Promise<void> {
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  if (totp_secret === null) return
  await page.getByLabel('动态码').fill(codeOf(totp_secret, ahead))
  await page.getByRole('button', { name: '继续' }).click()
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const isTooWide = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth > window.innerWidth')

describe.runIf(CHROMIUM)('people in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: '10' }, ['--demo'])
    logins = JSON.parse(readFileSync(join(folder.dataDir, 'demo-logins.json'), 'utf8')) as Login[]
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('password and code open the console, and an administrator brings somebody in to the end', async () => {
    const page = await visit('/people')
    await page.getByLabel('邮箱').waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await signIn(page, { ...loginOf('admin'), password: 'wrong wrong wrong', totp_secret: null })
    await page.getByText('邮箱或密码不正确').waitFor(PATIENCE)
    await signIn(page, loginOf('admin'))
    await page.getByText('risk-manager@demo').waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '邀请' }).click()
    await page.getByLabel('邮箱').fill('new@bank.example')
    await page.getByRole('checkbox', { name: '风险经理' }).check()
    await page.getByRole('button', { name: '发出邀请' }).click()
    const link = await page.getByLabel('邀请链接').inputValue(PATIENCE)
    const guest = await visit(link, { viewport: PHONE, colorScheme: 'dark' })
    await guest.getByLabel('姓名').fill('新来的')
    await guest.getByLabel('设置密码').fill(PASSWORD)
    expect(await isTooWide(guest)).toBe(false)
    await guest.getByRole('button', { name: '加入' }).click()
    await guest.getByLabel('请再输入一次密码').fill(PASSWORD)
    await guest.getByRole('button', { name: '开始' }).click()
    const secret = (await guest.locator('.secret').innerText(PATIENCE)).replaceAll(' ', '')
    expect([await faultsOf(guest), await isTooWide(guest)]).toEqual([[], false])
    await guest.getByLabel('输入验证器显示的').fill(codeOf(secret))
    await guest.getByRole('button', { name: '启用' }).click()
    await guest.getByRole('button', { name: '已保存，继续' }).click()
    await guest.getByRole('heading', { name: '组合总览' }).waitFor(PATIENCE)
    expect(open.flatMap(({ faults }) => faults).filter((fault) => !/status of 401/.test(fault))).toEqual([])
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  test('an auditor sees no room of people; one account ends its own sessions, and a key still opens the console', async () => {
    const page = await visit('/account')
    await signIn(page, loginOf('auditor'))
    await page.getByRole('heading', { name: '登录情况' }).waitFor(PATIENCE)
    expect(await page.getByRole('link', { name: '人员' }).count()).toBe(0)
    const phone = await visit('/account', { viewport: PHONE, colorScheme: 'dark' })
    await signIn(phone, loginOf('auditor'))
    await phone.getByRole('button', { name: '结束其他登录' }).click(PATIENCE)
    await phone.getByRole('button', { name: '结束其他登录' }).waitFor({ ...PATIENCE, state: 'detached' })
    expect([await faultsOf(phone), await isTooWide(phone)]).toEqual([[], false])
    await page.reload()
    await page.getByRole('button', { name: '使用访问密钥登录' }).click(PATIENCE)
    await page.getByLabel('访问密钥').fill(readFileSync(join(folder.dataDir, 'demo-key'), 'utf8').trim())
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('密钥没有账户').waitFor(PATIENCE)
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  test('with each login that is printed, somebody new comes to the room that his role begins in', async () => {
    expect(logins.length).toBe(ROLE_NAMES.length - 1)
    for (const login of logins.filter(({ email }) => !/^(admin|auditor)@/.test(email))) {
      const page = await visit('/')
      await signIn(page, login)
      const heading = login.email.startsWith('desk-') ? '融资台总览' : '组合总览'
      await page.getByRole('heading', { name: heading, exact: true }).waitFor(PATIENCE)
      const faults = open.flatMap((one) => one.faults).filter((fault) => !/status of 401/.test(fault))
      expect([login.email, faults]).toEqual([login.email, []])
      await Promise.all(open.splice(0).map((one) => one.close()))
    }
  })

  test('and its borrower comes to his own page, with the code that his text message said', async () => {
    const headers = { authorization: `Bearer ${readFileSync(join(folder.dataDir, 'demo-key'), 'utf8').trim()}` }
    const isThere = async () => expect((await fetch(`${server.url}/v1/borrowers/bor_000001`, { headers })).status).toBe(200)
    await vi.waitFor(isThere, { timeout: 60_000, interval: 500 })
    const page = await visit(`/me?lender=${DEMO_ORGANISATION}`, { viewport: PHONE })
    await page.getByLabel('手机号或邮箱').fill(DEMO_BORROWER_PHONE)
    await page.getByRole('button', { name: '获取验证码' }).click()
    const code = await vi.waitFor(() => borrowerCodeOf(folder.dataDir, DEMO_BORROWER_PHONE), { timeout: 20_000, interval: 200 })
    await page.getByLabel('6 位验证码').fill(code)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('现在可以用多少').waitFor(PATIENCE)
    expect([await faultsOf(page), await isTooWide(page)]).toEqual([[], false])
    await Promise.all(open.splice(0).map((one) => one.close()))
  })
})
