/** Two people in the browser: a key with power over the book and a policy pack are asked for by one and decided by another; and one of them belongs to two organisations. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { readPack } from '@fairline/domain/pack/pack'
import { tinyDmn, tinyFiles, tinyTables } from '@fairline/domain/pack/tiny-pack.fixture'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONSOLE } from '../../apps/server/src/cli/environment.ts'
import { sha256 } from '../../apps/server/src/pack-folder.ts'
import { insertMember } from '../../apps/server/src/store/member-table.ts'
import { codeAt, PASSWORD, personOf, type TestPerson } from '../../apps/server/src/testing/people.ts'
import { onboarding, type TestApi, testApi } from '../../apps/server/src/testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../apps/server/src/testing/test-database.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const BUILD = new URL('../../tools/build-console.mjs', import.meta.url).href
const PATIENCE = { timeout: 12_000 }
/** Codes are shown once, and are fresh for five minutes: time is let go by. */
let aheadMs = 0
const now = () => Date.now() + aheadMs
const LATER_MS = 6 * 60_000

let testing: TestDatabase
let api: TestApi
let browser: Browser
let url: string
let chief: TestPerson
let boss: TestPerson
let risk: TestPerson
const open: WatchedPage[] = []

/** A small pack: what a start costs is not what is looked at here. */
function packOf(files: ReadonlyMap<string, string>) {
  const reading = readPack(files, sha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return { pack: reading.pack, files }
}

type Wishes = BrowserContextOptions & { language?: 'zh' | 'en' }

async function visit(path: string, who: TestPerson, { language = 'zh', ...options }: Wishes = {}): Promise<Page> {
  const watched = await openPage(browser, url, options)
  open.push(watched)
  const { page } = watched
  await page.addInitScript(`localStorage.setItem('fairline.language', '${language}')`)
  const { request } = page.context()
  const headers = { origin: url }
  const first = await request.post('/v1/session:password', { data: { email: who.email, password: PASSWORD }, headers })
  const { challenge } = (await first.json()) as { challenge: string }
  await request.post('/v1/session:code', { data: { challenge, code: codeAt(who.secret, now()) }, headers })
  page.setDefaultTimeout(PATIENCE.timeout)
  await page.goto(path)
  return page
}

async function faultsOf(page: Page): Promise<string[]> {
  // What is still coming into view is paler than it will be.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 5000).map((one) => one.finished))',
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const isTooWide = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth > window.innerWidth')

/** Looked at by whoever sets APPROVAL_SHOTS to a folder. */
const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.APPROVAL_SHOTS
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** The console asks whether the book is a demo; this one is none. */
const NO_DEMO = /status of 404.*\/v1\/demo\)/

async function faultsSeen(known = NO_DEMO): Promise<readonly string[]> {
  const faults = open.flatMap((one) => one.faults).filter((fault) => !NO_DEMO.test(fault) && !known.test(fault))
  await Promise.all(open.splice(0).map((one) => one.close()))
  return faults
}

describe.runIf(CHROMIUM)('two people in the browser', () => {
  beforeAll(async () => {
    const { ensureConsole } = (await import(BUILD)) as { ensureConsole: () => boolean }
    if (!ensureConsole()) throw new Error('the console could not be built')
    browser = await launch()
    testing = await testDatabase()
    api = await testApi(testing.url, now, packOf(tinyFiles()), { consoleDir: CONSOLE })
    for (const message of onboarding('li')) await api.post(message)
    await testing.query(`insert into organisation (id, name, account_format) values (2, 'second', 1)`)
    chief = await personOf(api, now, { name: 'chief', roles: ['admin'], hasCodes: true })
    boss = await personOf(api, now, { name: 'boss', roles: ['admin', 'risk-manager'], hasCodes: true })
    risk = await personOf(api, now, { name: 'risk', roles: ['risk-manager'], hasCodes: true })
    await insertMember(api.database.as(2), { organisationId: 2, userId: boss.id, roles: ['auditor'], since: now() })
    url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await browser?.close()
    await api?.close()
    await testing?.drop()
  })

  test('a key that does more than read: one asks, another approves with a fresh code, and the first fetches it and sees it once', async () => {
    const page = await visit('/keys', chief)
    await page.getByRole('button', { name: '新建密钥' }).click()
    await page.getByLabel('服务账户名称').fill('推送管理')
    await page.getByLabel('用途').fill('维护推送地址')
    await page.getByRole('checkbox', { name: 'webhooks:manage' }).check()
    await page.getByText('须由另一位管理员复核').waitFor()
    await shoot(page, 'key-form')
    await page.getByRole('button', { name: '创建' }).click()
    await page.getByRole('button', { name: '提请复核' }).click()
    await page.getByRole('link', { name: '查看请求' }).click()
    await page.getByText('撤回').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'key-asked')
    const approval = new URL(page.url()).pathname

    const other = await visit(approval, boss, { viewport: PHONE, language: 'en' })
    aheadMs += LATER_MS
    await other.reload()
    await other.getByLabel('Code', { exact: true }).fill(codeAt(boss.secret, now()))
    expect([await faultsOf(other), await isTooWide(other)]).toEqual([[], false])
    await other.getByText('From anywhere').waitFor()
    await shoot(other, 'key-decide-phone-en')
    await other.getByRole('button', { name: 'Approve and do it' }).click()
    await other.getByText('Done').first().waitFor()

    await page.reload()
    await page.getByRole('button', { name: '领取并显示' }).click()
    await page.getByLabel('动态码').fill(codeAt(chief.secret, now()))
    await page.getByRole('button', { name: '继续' }).click()
    const secret = await page.getByRole('textbox', { name: '新密钥' }).inputValue()
    expect(secret).toMatch(/^flk_[0-9A-Za-z]{32}$/)
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'key-fetched')
    await page.reload()
    await page.getByText('经过').first().waitFor()
    expect(await page.getByText(secret).count()).toBe(0)
    await page.getByText('密钥已领取过').waitFor()
    expect(await page.getByRole('button', { name: '领取并显示' }).count()).toBe(0)
    await shoot(page, 'key-after')
    expect(await faultsSeen(/status of 40[139]/)).toEqual([])
  })

  test('a policy pack: the room shows what it changes and whom, and another person decides', async () => {
    aheadMs += LATER_MS
    const asker = await visit('/approvals', boss)
    const dearer = tinyFiles(tinyDmn({ ...tinyTables, price: { ...tinyTables.price!, rows: [['"A"', '31000'], ['"E"', '50000']] } })) // biome-ignore format: one table
    const data = { files: Object.fromEntries(dearer), reason: '下月起调整定价' }
    const proposed = await asker.context().request.post('/v1/pack:propose', { data, headers: { origin: url } })
    const { approval_id: id } = (await proposed.json()) as { approval_id: string }
    const page = await visit('/approvals', risk)
    await page.getByRole('link', { name: '启用策略包' }).first().click()
    await page.getByText('31000').first().waitFor()
    await page.getByText(/1\s*位借款人，其中\s*1\s*位/).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'pack-decide')
    const phone = await visit(`/approvals/${id}`, chief, { viewport: PHONE, language: 'en' })
    await phone.getByText('31000').first().waitFor()
    expect([await faultsOf(phone), await isTooWide(phone)]).toEqual([[], false])
    await shoot(phone, 'pack-phone-en')
    await page.getByRole('button', { name: '通过并执行' }).click()
    await page.getByText('已执行').first().waitFor()
    await shoot(page, 'pack-done')
    expect(api.packs.current.hash).toBe(packOf(dearer).pack.hash)
    expect(await faultsSeen()).toEqual([])
  })

  test('two accounts are one person: asked for in the room of people', async () => {
    aheadMs += LATER_MS
    const page = await visit('/people', chief)
    await page.getByRole('button', { name: '管理 · risk' }).click()
    await page.getByRole('button', { name: '与另一账户合并为一人' }).click()
    await page.getByLabel('与此账户为同一人').click()
    await page.getByText('boss · boss@desk.example').last().click()
    await page.getByLabel('理由').fill('同一人的两个账户')
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'join')
    await page.getByRole('button', { name: /确.?定/ }).click()
    await page.getByText('须两人完成：合并账户').waitFor()
    await shoot(page, 'join-ask')
    expect(await faultsSeen(/status of 409/)).toEqual([])
  })

  test('whoever belongs to two organisations goes to the other in the shell; nobody else is offered any', async () => {
    aheadMs += LATER_MS
    const page = await visit('/', boss)
    const menu = page.getByRole('combobox', { name: '切换机构' })
    await menu.waitFor()
    await shoot(page, 'organisation')
    await menu.click()
    await page.getByTitle('second').last().click()
    await page.getByRole('link', { name: '审计', exact: true }).waitFor()
    await page.getByRole('link', { name: '人员' }).waitFor({ state: 'detached' })
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'organisation-other')
    const phone = await visit('/', risk, { viewport: PHONE, language: 'en' })
    await phone.getByRole('button', { name: 'Menu' }).click()
    await phone.getByRole('link', { name: 'risk' }).waitFor()
    expect(await phone.getByRole('combobox').count()).toBe(0)
    expect(await faultsSeen()).toEqual([])
  })
})
