/** The financing desk in the browser: its manager lands on it, sees a line appear that the lender of the demo restricts, and nobody sees the other's rooms. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOfStep, stepAt } from '../../apps/server/src/auth/totp.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'
import { coloursRest } from './left-out.ts'

const PATIENCE = { timeout: 20_000 }
/** A line is asked about every forty seconds, and looked for every five. */
const NEXT_LOOK = { timeout: 60_000 }

type Login = { email: string; password: string; totp_secret: string | null }

let browser: Browser
let server: Server
const folder = newDataFolder()
const open: WatchedPage[] = []

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, { reducedMotion: 'reduce', ...options })
  open.push(watched)
  await watched.page.goto(path)
  return watched.page
}

async function signIn(page: Page, role: string): Promise<void> {
  const logins = JSON.parse(readFileSync(join(folder.dataDir, 'demo-logins.json'), 'utf8')) as Login[]
  const { email, password, totp_secret } = logins.find((one) => one.email.startsWith(`${role}@`))!
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  if (totp_secret === null) return
  await page.getByLabel('动态码').fill(codeOfStep(totp_secret, stepAt(Date.now())))
  await page.getByRole('button', { name: '继续' }).click()
}

async function faultsOf(page: Page): Promise<string[]> {
  // While it asks, a button is pale.
  await page
    .locator('.ant-btn-loading')
    .first()
    .waitFor({ ...PATIENCE, state: 'detached' })
  await coloursRest(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(isTooWide === true ? ['too wide'] : [])]
}

async function restrict(subject: string): Promise<void> {
  const authorization = `Bearer ${readFileSync(join(folder.dataDir, 'demo-key'), 'utf8').trim()}`
  const fact = { specversion: '1.0', id: `${subject}-moved`, source: 'core', type: 'fairline.profile-changed.v1', subject }
  const body = JSON.stringify({ ...fact, data: { field: 'address', verified: false } })
  const answer = await fetch(`${server.url}/v1/events`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
  })
  expect(answer.status).toBe(200)
}

const ROOMS = [
  ['/desk', '异常与变化', '滨江人才公寓二期'],
  ['/desk/incidents', '官方公告存档', '渠道性受限'],
  ['/desk/incidents/watch-1', '一眼看懂', '下一步查什么'],
  ['/desk/warnings', '预警台账', '关联组占比'],
  ['/desk/recoveries', '恢复个案', '在事件页面为这一笔额度建立'],
  ['/desk/watch', '借款人观察', '工地合伙人 01'],
  ['/desk/channels', '渠道', '项目中期贷款'],
  ['/desk/needs', '收支日程', '钢筋第四批'],
  ['/desk/debts', '到期日程', '挖掘机融资租赁'],
  ['/desk/statements', '查看一份对账单', '还没有对账单'],
  ['/desk/registers', '登记册', '滨江人才公寓二期'],
  ['/desk/connectors', '推送接入', '推送 + 查询'],
  ['/desk/group', '渠道状态', '经营与消费循环额度'],
  ['/desk/reports', '产品状态检查', '台账不记录企业规模'],
  ['/desk/projects/riverside', '不能使用的额度', '消费贷款不得用于项目'],
] as const

/** Ten thousand and two thousand five hundred are not ten thousand. */
const WRONG_CLOSING = Buffer.from(
  [
    ':20:MARCH',
    ':25:62220001',
    ':28C:1/1',
    ':60F:C260301CNY10000,00',
    ':61:2603020302C2500,00NTRFNONREF',
    ':62F:C260304CNY10000,00',
    '-',
  ].join('\r\n'),
)

describe.runIf(CHROMIUM)('the financing desk in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: '5' }, ['--demo'])
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('a manager lands on the desk, and sees a line appear that the lender restricts', async () => {
    const page = await visit('/')
    await signIn(page, 'desk-manager')
    await page.getByRole('heading', { name: '融资台总览' }).waitFor(PATIENCE)
    expect([await page.getByRole('link', { name: '额度', exact: true }).count(), await page.getByRole('link', { name: '借款人观察' }).count()]).toEqual([0, 1]) // biome-ignore format: one row
    await page.getByRole('link', { name: '借款人观察' }).click()
    await page.getByRole('button', { name: '工地合伙人 01' }).waitFor(NEXT_LOOK)
    const row = page.locator('.watch-row', { hasText: '工地合伙人 01' })
    await row.getByText('正常').waitFor(PATIENCE)
    const viewer = await visit('/desk/watch')
    await signIn(viewer, 'desk-viewer')
    const sameRow = viewer.locator('.watch-row', { hasText: '工地合伙人 01' })
    await sameRow.getByText('正常').waitFor(PATIENCE)
    await restrict('site_01')
    await row.getByRole('button').click()
    await page.getByRole('button', { name: '立即查询出借方' }).click(PATIENCE)
    // Told by the desk's stream: this one asked for nothing.
    await sameRow.getByText('暂停', { exact: true }).waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await row.getByText('暂停', { exact: true }).waitFor(PATIENCE)
  })

  test('each room says what there is, wide and light, narrow and dark, and nothing stands in the way of anybody', async () => {
    const [first] = open
    const state = await first!.page.context().storageState()
    const narrow = { viewport: PHONE, colorScheme: 'dark' as const }
    for (const [options, rooms] of [
      [{}, ROOMS.slice(-1)],
      [narrow, ROOMS],
    ] as const) {
      const page = await visit('/desk', { ...options, storageState: state })
      for (const [path, title, content] of rooms) {
        await page.goto(path)
        await page.getByText(title).first().waitFor(PATIENCE)
        await page.getByText(content).first().waitFor(PATIENCE)
        expect([path, ...(await faultsOf(page))]).toEqual([path])
      }
    }
    expect(open.flatMap(({ faults }) => faults).filter((fault) => !/status of 401/.test(fault))).toEqual([])
  })

  test('an incident is taken, a question answered, and the time line tells it; a mark of a warning says its history', async () => {
    const page = open[0]!.page
    await page.goto('/desk/incidents')
    await page.getByRole('link', { name: /渠道性受限 · 应收账款融资/ }).click(PATIENCE)
    await page.getByText('未校准', { exact: true }).waitFor(PATIENCE)
    await page.getByRole('button', { name: '接手' }).click()
    await page.getByText('有人接手').waitFor(PATIENCE)
    await page.getByRole('group', { name: '平台发布了维护公告' }).getByRole('button', { name: '是' }).click()
    await page.getByText('平台发布了维护公告：是').waitFor(PATIENCE)
    await page.goto('/desk/warnings')
    await page.getByRole('button', { name: /应收账款融资 · 渠道性受限 · 红色/ }).click(PATIENCE)
    await page.getByText('虚线为预警线').waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
  })

  test('a line that was lost comes back the official way, and what was learned is written down', async () => {
    const page = open[0]!.page
    const drawer = page.locator('.ant-drawer').last()
    await page.goto('/desk/incidents')
    await page.getByText('处理中', { exact: false }).first().click(PATIENCE)
    await page.getByRole('link', { name: /渠道性受限 · 应收账款融资/ }).click(PATIENCE)
    await page.getByRole('button', { name: '建立恢复个案' }).click(PATIENCE)
    await drawer.getByRole('button', { name: /建\s*立/ }).click(PATIENCE)
    await page.getByRole('button', { name: '应收账款融资', exact: true }).click(PATIENCE)
    await page.getByRole('button', { name: '添加记录' }).click()
    await page.getByLabel('说了什么').fill('维护公告已发布')
    await page.getByRole('checkbox', { name: '维护公告' }).check()
    await page.getByRole('button', { name: '保存记录' }).click()
    await page.getByText('按官方途径提交，记下工单号').first().waitFor(PATIENCE)
    await page.getByRole('button', { name: '记为已提交' }).click()
    await page.getByLabel('工单号').fill('T-2026-1')
    await page.getByLabel('说明').fill('客服已受理')
    await drawer.getByRole('button', { name: '记为已提交' }).click()
    await page.getByText('T-2026-1').first().waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await page.goto('/desk/recoveries')
    await page.getByRole('cell', { name: '已提交' }).waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])

    await page.getByRole('link', { name: /渠道性受限/ }).click()
    await page.getByRole('button', { name: '关闭事件' }).click(PATIENCE)
    await page.getByLabel('复盘').fill('公告来得晚')
    await drawer.getByRole('button', { name: '关闭事件' }).click()
    await page.getByRole('button', { name: '写复盘' }).click(PATIENCE)
    await page.getByLabel('学到了什么，下次怎么做').fill('订阅渠道公告')
    await page.getByRole('button', { name: '保存复盘' }).click()
    await page.getByText('订阅渠道公告').waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
  })

  test('a need that is entered is in the schedule', async () => {
    const page = open[0]!.page
    await page.goto('/desk/needs')
    await page.getByRole('button', { name: '登记需求' }).click(PATIENCE)
    await page.getByLabel('名称').fill('临时围挡')
    await page.getByLabel('金额（元）').fill('36000')
    await page.getByLabel('应付日').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10))
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('cell', { name: '临时围挡' }).waitFor(PATIENCE)
    expect(await page.getByRole('row', { name: /临时围挡/ }).innerText()).toMatch(/-¥3\.60万/)
  })

  test('a debt that does not fit is told at its field; mended, it falls due; a statement whose figures differ is refused, and booked nowhere', async () => {
    const page = open[0]!.page
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await page.goto('/desk/registers')
    await page.getByLabel('登记类别').click(PATIENCE)
    await page.locator('.ant-select-item-option', { hasText: '既有债务' }).click()
    await page.getByRole('button', { name: '登记既有债务' }).click(PATIENCE)
    await page.getByLabel('债权人').fill('城建租赁')
    await page.getByRole('button', { name: '加一期' }).click()
    for (const [nth, days] of [
      [1, 40],
      [2, 20],
    ] as const) {
      await page.getByLabel(`第 ${nth} 期到期日`).fill(day(days))
      await page.getByLabel(`第 ${nth} 期金额（元）`).fill('50000')
    }
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('须晚于上一期').waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('第 2 期到期日').fill(day(70))
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('button', { name: '城建租赁' }).click(PATIENCE)
    await page.getByText('历次说法').waitFor(PATIENCE)
    await page.goto('/desk/debts')
    await page.getByText('城建租赁').first().waitFor(PATIENCE)
    await page.goto('/desk/statements')
    await page.locator('input[type=file]').setInputFiles({ name: 'march.sta', mimeType: 'text/plain', buffer: WRONG_CLOSING })
    await page.getByRole('heading', { name: '这份文件核对不上，不予采用' }).waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await page.getByText('还没有对账单').waitFor(PATIENCE)
  })

  test('a lender’s auditor sees no desk, and is told so at its address', async () => {
    const page = await visit('/desk')
    await signIn(page, 'auditor')
    await page.getByText('查看项目融资台').waitFor(PATIENCE)
    expect(await page.getByRole('link', { name: '借款人观察' }).count()).toBe(0)
    await Promise.all(open.splice(0).map((one) => one.close()))
  })
})
