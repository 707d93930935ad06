/** The audit and the room of keys in the browser: a key from its making to its end, what is found of it after, and what whoever may not see that is told. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOfStep, stepAt } from '../../apps/server/src/auth/totp.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }

type Login = { email: string; password: string; totp_secret: string | null }

let browser: Browser
let server: Server
let logins: Login[]
const folder = newDataFolder()
const open: WatchedPage[] = []

type Wishes = BrowserContextOptions & { language?: 'zh' | 'en' }

async function visit(path: string, role: string, { language = 'zh', ...options }: Wishes = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, options)
  open.push(watched)
  const { page } = watched
  await page.addInitScript(`localStorage.setItem('fairline.language', '${language}')`)
  await page.goto(path)
  const { email, password, totp_secret } = logins.find((one) => one.email.startsWith(`${role}@`))!
  const isEnglish = language === 'en'
  await page.getByLabel(isEnglish ? 'E-mail' : '邮箱').fill(email, PATIENCE)
  await page.getByLabel(isEnglish ? 'Password' : '密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: isEnglish ? 'Sign in' : '登录', exact: true }).click()
  if (totp_secret !== null) {
    await page.getByLabel(isEnglish ? 'Code' : '动态码').fill(codeOfStep(totp_secret, stepAt(Date.now())), PATIENCE)
    await page.getByRole('button', { name: isEnglish ? 'Continue' : '继续' }).click()
  }
  return page
}

async function faultsOf(page: Page): Promise<string[]> {
  // What is still coming into view is paler than it will be.
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 5000).map((one) => one.finished))',
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const isTooWide = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth > window.innerWidth')

/** Looked at by whoever sets CONTROL_SHOTS to a folder. */
const shoot = async (page: Page, name: string): Promise<void> => {
  const folderOfShots = process.env.CONTROL_SHOTS
  if (folderOfShots !== undefined) await page.screenshot({ path: join(folderOfShots, `${name}.png`) })
}

describe.runIf(CHROMIUM)('the audit and keys in the browser', () => {
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

  test('a key is made, shown once and revoked, and stands in the audit', async () => {
    const page = await visit('/keys', 'admin')
    await page.getByRole('button', { name: '新建密钥' }).click(PATIENCE)
    await page.getByLabel('服务账户名称').fill('日志收集')
    await page.getByLabel('用途').fill('收集审计记录')
    await page.getByRole('checkbox', { name: 'audit:read' }).check()
    expect(await page.getByRole('checkbox', { name: 'events:write' }).count()).toBe(0)
    await page.getByLabel('允许来自的网络').fill('10.0.0.0/8')
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'key-form')
    await page.getByRole('button', { name: '创建' }).click()
    const secret = await page.getByRole('textbox', { name: '新密钥' }).inputValue(PATIENCE)
    expect(secret).toMatch(/^flk_[0-9A-Za-z]{32}$/)
    await page.getByRole('button', { name: '我已保存' }).click()
    const row = page.getByRole('listitem').filter({ hasText: '日志收集' })
    await row.waitFor(PATIENCE)
    expect([await faultsOf(page), await page.getByText(secret).count()]).toEqual([[], 0])
    await shoot(page, 'keys')
    await row
      .getByRole('button', { name: '吊 销' })
      .or(row.getByRole('button', { name: '吊销' }))
      .click()
    await page.getByLabel('理由').fill('不再使用')
    await page
      .getByRole('button', { name: '确认' })
      .or(page.getByRole('button', { name: '确 认' }))
      .click()
    await row.getByText('已吊销').waitFor(PATIENCE)
    await page.getByRole('link', { name: '审计', exact: true }).click()
    await page.getByRole('button', { name: '吊销密钥' }).click(PATIENCE)
    await page.getByText('不再使用').last().waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'audit-entry')
    await page.getByRole('button', { name: '只看此对象' }).click()
    await page.waitForURL(/subject=key_/)
    await page.getByRole('button', { name: '创建密钥' }).waitFor(PATIENCE)
    await shoot(page, 'audit-filtered')
    expect(open.flatMap(({ faults }) => faults).filter((fault) => !/status of 401/.test(fault))).toEqual([])
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  test('on a phone, in the dark and in English; and whoever may not is told so', async () => {
    const phone = await visit('/audit', 'auditor', { viewport: PHONE, colorScheme: 'dark', language: 'en' })
    await phone.getByRole('heading', { name: 'Audit' }).waitFor(PATIENCE)
    await phone.getByRole('button', { name: 'Signed in' }).first().waitFor(PATIENCE)
    expect([await faultsOf(phone), await isTooWide(phone)]).toEqual([[], false])
    await shoot(phone, 'audit-phone')
    await phone.goto('/keys')
    await phone.getByText('takes the permission “Manage API keys”').waitFor(PATIENCE)
    expect([await faultsOf(phone), await isTooWide(phone)]).toEqual([[], false])
    await shoot(phone, 'denied-phone')
    await phone.goto('/platform')
    await phone.getByRole('heading', { name: 'Platform' }).first().waitFor(PATIENCE)
    expect(await phone.getByRole('button', { name: 'Tell' }).count()).toBe(0)
    await Promise.all(open.splice(0).map((one) => one.close()))
  })
  test('the record says how it stands, gives what is to be kept, and checks a receipt within the page', async () => {
    const page = await visit('/record', 'auditor')
    const demo = { authorization: `Bearer ${readFileSync(join(folder.dataDir, 'demo-key'), 'utf8').trim()}` }
    await page.getByText('记录与此前签名的一致').waitFor({ timeout: 40_000 })
    await page.getByRole('heading', { name: '最新树头' }).waitFor(PATIENCE)
    expect(await page.getByRole('link', { name: '下载公钥' }).getAttribute('href')).toBe('/v1/record/keys')
    const lines = await page.request.get('/v1/lines?limit=1', { headers: demo })
    const { borrower_id } = ((await lines.json()) as { data: { borrower_id: string }[] }).data[0]!
    const receipt = await (await page.request.get(`/v1/borrowers/${borrower_id}/events/1/receipt`)).text()
    await page.getByLabel('回执（JSON）').fill(receipt)
    await page.getByText('回执有效').waitFor(PATIENCE)
    expect([await faultsOf(page), await isTooWide(page)]).toEqual([[], false])
    await shoot(page, 'record')
    await page.getByLabel('回执（JSON）').fill(receipt.replace('"decision":"{', '"decision":"{ '))
    await page.getByText('所附决策与记录中的不同').waitFor(PATIENCE)
    await shoot(page, 'record-changed')
    const phone = await visit('/record', 'auditor', { viewport: PHONE, colorScheme: 'dark', language: 'en' })
    await phone.getByText('The record is the one that was signed before').waitFor(PATIENCE)
    await phone.getByLabel('Receipt (JSON)').fill(receipt)
    await phone.getByText('The receipt holds').waitFor(PATIENCE)
    expect([await faultsOf(phone), await isTooWide(phone)]).toEqual([[], false])
    await shoot(phone, 'record-phone')
    await phone.evaluate('window.scrollTo(0, 1200)')
    await shoot(phone, 'record-phone-below')
    expect(open.flatMap(({ faults }) => faults).filter((fault) => !/status of 401/.test(fault))).toEqual([])
    await Promise.all(open.splice(0).map((one) => one.close()))
  })
})
