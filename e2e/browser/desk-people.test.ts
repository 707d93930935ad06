/** Those with whom a desk has to do, in the browser: a borrower is told what to put right, an institution is spoken to, a firm is looked up before it is engaged; who only looks changes nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOfStep, stepAt } from '../../apps/server/src/auth/totp.ts'
import { DESK } from '../../apps/server/src/testing/desk-entries.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'
import { coloursRest } from './left-out.ts'

const PATIENCE = { timeout: 20_000 }
const SHOTS = process.env.FAIRLINE_SHOTS

type Login = { email: string; password: string; totp_secret: string | null }

let browser: Browser
let server: Server
let manager: WatchedPage
const folder = newDataFolder()
const open: WatchedPage[] = []

async function enter(role: string): Promise<WatchedPage> {
  const logins = JSON.parse(readFileSync(join(folder.dataDir, 'demo-logins.json'), 'utf8')) as Login[]
  const { email, password, totp_secret } = logins.find((one) => one.email.startsWith(`${role}@`))!
  const watched = await openPage(browser, server.url, { reducedMotion: 'reduce' })
  open.push(watched)
  const { request } = watched.page.context()
  const headers = { origin: server.url }
  const first = await request.post('/v1/session:password', { data: { email, password }, headers })
  const { challenge } = (await first.json()) as { challenge?: string }
  if (totp_secret !== null && challenge !== undefined)
    await request.post('/v1/session:code', { data: { challenge, code: codeOfStep(totp_secret, stepAt(Date.now())) }, headers })
  return watched
}

const day = (inDays: number): string => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10)

/** Two borrowers of one channel: one lets the desk see that his profile does not fit, the other lets it see nothing. */
async function twoBorrowers(): Promise<void> {
  const { request } = manager.page.context()
  const put = async (path: string, content: object) => {
    const answer = await request.put(`/v1/desk/${path}`, { data: { version: 0, ...content }, headers: { origin: server.url } })
    expect([path, answer.status(), await answer.text()]).toMatchObject([path, 200, {}])
  }
  const terms = { ...DESK['facilities/line-1'], channel_id: 'bank-term' }
  for (const nth of ['1', '2']) {
    await put(`borrowers/pb-${nth}`, { label: `周转户 ${nth}`, kind: 'person' })
    await put(`facilities/pf-${nth}`, { ...terms, borrower_id: `pb-${nth}` })
    await put(`enrolments/pe-${nth}`, { ...DESK['enrolments/enr-1'], borrower_id: `pb-${nth}`, facility_id: `pf-${nth}`, project_id: 'riverside', since_on: day(0) }) // biome-ignore format: one row
  }
  await put('consents/pc-1', {
    ...{ borrower_id: 'pb-1', scopes: ['board', 'reasons'], purpose: '额度状态监测', text_sha256: 'c'.repeat(64) },
    ...{ granted_at: new Date(Date.now() - 60_000).toISOString(), expires_at: `${day(300)}T00:00:00Z` },
  })
  const value = { confirmed_on: day(-10), id_expires_on: day(900), matches: false }
  const about = { subject_kind: 'enrolment', subject_id: 'pe-1', field: 'profile', value, source: 'desk_entry' }
  const observations = [{ id: 'po-1', ...about, effective_at: new Date().toISOString() }]
  const told = await request.post('/v1/desk/observations', { data: { observations }, headers: { origin: server.url } })
  expect(told.status()).toBe(200)
}

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}-${name}.png` })
}

async function faultsOf(page: Page): Promise<string[]> {
  await coloursRest(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(isTooWide === true ? ['too wide'] : [])]
}

const drawerOf = (page: Page) => page.locator('.ant-drawer').last()

describe.runIf(CHROMIUM)('those with whom a desk has to do, in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: '5' }, ['--demo'])
    manager = await enter('desk-manager')
    await twoBorrowers()
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('the overview says what is due; a borrower is told, and is waited for; who does not let himself be seen is shown as that alone', async () => {
    const { page } = manager
    await page.goto('/desk')
    const due = page.getByRole('region', { name: '今日提醒' })
    await due.getByText('培训到期').waitFor(PATIENCE)
    await due.getByRole('link', { name: '周转户 1' }).click(PATIENCE)
    const row = page.locator('.people-rows > li', { hasText: '周转户 1' })
    await row.getByText('资料需要更新').waitFor(PATIENCE)
    expect(await page.locator('.people-rows > li', { hasText: '周转户 2' }).innerText()).toMatch(
      /^周转户 2\s+本人未同意查看，不显示任何内容$/,
    )
    await row.getByRole('button').click()
    const drawer = drawerOf(page)
    await drawer.getByText('资料与实际不一致').waitFor(PATIENCE)
    await drawer.getByText('按实际情况更正地址、职业和手机号').waitFor(PATIENCE)
    await drawer.getByText('是否提额、提多少，由出借方按自己的条件决定；以下不构成任何承诺。').waitFor(PATIENCE)
    await drawer.getByText('英文', { exact: true }).click()
    await drawer.getByText(/In the official app, update address/).waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'told')
    await drawer.getByRole('button', { name: '登记已告知' }).click()
    await page.getByRole('button', { name: '登记', exact: true }).click(PATIENCE)
    await drawerOf(page).getByText('已告知，等结果').waitFor(PATIENCE)
    expect(await page.getByRole('button', { name: '登记已告知' }).count()).toBe(0)
  })

  test('an institution is spoken to, and is due again by what was agreed; a training that counts covers management', async () => {
    const { page } = manager
    await page.goto('/desk/relations')
    const row = page.locator('.relation-rows > li', { hasText: '供应链平台客服' })
    await row.getByText('已逾期').waitFor(PATIENCE)
    await row.getByRole('button').click()
    await drawerOf(page).getByRole('button', { name: '登记一次联系' }).click(PATIENCE)
    await page.getByLabel('说明').fill('对方确认为展示异常，当日恢复。')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await drawerOf(page).getByText('对方确认为展示异常，当日恢复。').waitFor(PATIENCE)
    await drawerOf(page).getByText('未约下次').waitFor(PATIENCE)
    await drawerOf(page).getByRole('button', { name: '修改约定' }).click()
    await page.getByLabel('之后每隔几天联系（可不填）').fill('30')
    await page.getByRole('button', { name: '保存修改' }).click()
    await drawerOf(page).getByText('正常', { exact: true }).waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '登记培训' }).click()
    await page.getByLabel('主题').fill('渠道切换与两人审批')
    await page.getByLabel('对象').click()
    await page.locator('.ant-select-item-option', { hasText: '管理层' }).click()
    await page.getByLabel('日期').fill(day(-1))
    await page.getByLabel('有效期（月）（可不填）').fill('12')
    await page.getByLabel('人数').fill('4')
    await page.getByLabel('时长（分钟）').fill('60')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('已有新一期').waitFor(PATIENCE)
    expect(await page.locator('.people-roles').innerText()).not.toMatch(/快到期|没有有效培训/)
  })

  test('a firm that nobody looked up is given no work; looked up it may be chosen, and a promise of a limit is not taken', async () => {
    const { page } = manager
    await page.goto('/desk/service-providers')
    await page.locator('.firm-rows > li', { hasText: '某信用咨询公司' }).getByText('不得选用').waitFor(PATIENCE)
    await page.getByRole('button', { name: '某会计师事务所' }).click()
    await drawerOf(page).getByText('原因：从未核查执业资格').waitFor(PATIENCE)
    expect(await drawerOf(page).getByRole('button', { name: '委托新事项' }).isDisabled()).toBe(true)
    await drawerOf(page).getByRole('button', { name: '登记核查' }).click()
    await page.getByLabel('核查人（职务或代号）').fill('合规专员')
    await page.getByLabel('在哪里查').fill('财政部门公示系统')
    await page.getByLabel('下次核查日').fill(day(180))
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await drawerOf(page).getByText('可选用').waitFor(PATIENCE)
    await drawerOf(page).getByRole('button', { name: '委托新事项' }).click()
    await page.getByLabel('用途').fill('代办提额')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('只写办什么事；不得写提额、解限、修复征信或先收费').waitFor(PATIENCE)
    await page.getByLabel('用途').fill('出具年度审计报告')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await drawerOf(page).getByText('出具年度审计报告').waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'firm')
  })

  test('who only looks sees all of it, narrow and dark, and is offered nothing to write', async () => {
    const viewer = await enter('desk-viewer')
    const narrow = await openPage(browser, server.url, {
      ...{ viewport: PHONE, colorScheme: 'dark', reducedMotion: 'reduce' },
      storageState: await viewer.page.context().storageState(),
    })
    open.push(narrow)
    const { page } = narrow
    for (const [path, first, inside] of [
      ['/desk/coaching', '周转户 1', '已告知，等结果'],
      ['/desk/relations', '供应链平台客服', '对方确认为展示异常，当日恢复。'],
      ['/desk/service-providers', '某会计师事务所', '出具年度审计报告'],
    ] as const) {
      await page.goto(path)
      await page.getByRole('button', { name: first }).waitFor(PATIENCE)
      expect([path, ...(await faultsOf(page))]).toEqual([path])
      await page.getByRole('button', { name: first }).click()
      await drawerOf(page).getByText(inside).first().waitFor(PATIENCE)
      expect([path, await page.getByRole('button', { name: /登记|委托|终止|修改|办结/ }).count()]).toEqual([path, 0])
      expect([path, ...(await faultsOf(page))]).toEqual([path])
    }
    expect(open.flatMap(({ faults }) => faults).filter((fault) => !/status of (401|422)/.test(fault))).toEqual([])
  })
})
