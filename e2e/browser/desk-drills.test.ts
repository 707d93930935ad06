/** A drill at the demo's desk: planned by a playbook, run against the clock, ended with a finding that becomes somebody's task; people are called by their names. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, PHONE } from './chromium.ts'
import { enter, faultsOf, PATIENCE, proposeAndApprove, SOLVED, type Visitor } from './desk-visits.ts'
import { turnDark } from './left-out.ts'

const SHOTS = process.env.FAIRLINE_SHOTS
const [ANALYST, MANAGER] = ['融资台分析员 Desk analyst', '融资台经理 Desk manager']

let browser: Browser
let server: Server
let analyst: Visitor
let manager: Visitor
const folder = newDataFolder()

async function shoot({ page }: Visitor, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}-${name}.png`, fullPage: true })
}

describe.runIf(CHROMIUM)('drills and people in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: '5' }, ['--demo'])
    analyst = await enter(browser, server, folder.dataDir, 'desk-analyst')
    manager = await enter(browser, server, folder.dataDir, 'desk-manager')
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('the playbooks say whom to call by name, and what is missing; without a plan there is nothing to drill by', async () => {
    const { page } = analyst
    await page.goto('/desk/playbooks')
    const moves = page.getByRole('article', { name: '主渠道中断切换' })
    await moves.getByText(MANAGER).first().waitFor(PATIENCE)
    await moves.getByText('超过半年没有演练').waitFor(PATIENCE)
    await page.getByText('草稿，预案未启用').waitFor(PATIENCE)
    expect(await page.getByRole('button', { name: '安排演练' }).isDisabled()).toBe(true)
    expect(await page.getByText(/usr_/).count()).toBe(0)
    await shoot(analyst, 'playbooks')
    await page.goto('/desk/plans')
    await page.getByRole('button', { name: '制定新计划' }).click(PATIENCE)
    await proposeAndApprove(analyst, manager, '十二月资金安排')
    await page.goto('/desk/plans')
    await page.getByRole('link', { name: /^打开/ }).click(PATIENCE)
    await page.getByText(`${ANALYST} 提请，${MANAGER} 通过`).waitFor(PATIENCE)
  })

  test('a drill is planned, begun, ticked off, and leaves a task', async () => {
    const { page } = analyst
    await page.goto('/desk/playbooks')
    await page.getByRole('button', { name: '演练 江北城商行 失效' }).click(SOLVED)
    const drawer = page.locator('.ant-drawer')
    await drawer.getByLabel('什么时候').click(PATIENCE)
    await page.getByTitle('另定时间').click()
    await drawer.getByRole('button', { name: '安排演练' }).click()
    await page.getByText(/^已安排/).waitFor(PATIENCE)
    await page.locator('.drill-planned').getByRole('button', { name: '开始计时' }).click()
    const running = page.getByRole('region', { name: '演练进行中' })
    await running.getByText('确认必付款项已有着落').waitFor(PATIENCE)
    await running.getByText(MANAGER).first().waitFor(PATIENCE)
    await running.getByRole('button', { name: '完成第 1 步' }).click()
    await running.getByText(/^1 \/ \d+ 步$/).waitFor(PATIENCE)
    await shoot(analyst, 'running')
    expect(await faultsOf(page)).toEqual([])
    await running.getByRole('button', { name: '备用资金可到账' }).click()
    await running.getByRole('button', { name: '备用资金可到账' }).waitFor({ ...PATIENCE, state: 'detached' })
    await running.getByRole('button', { name: '结束演练' }).click()
    await drawer.getByLabel('演练情况').fill('按预案完成，一处联系方式过期')
    await drawer.getByRole('button', { name: '添加问题' }).click()
    await drawer.getByLabel('问题', { exact: true }).fill('更新临江农商行联系人')
    await drawer.getByLabel('负责人').click()
    await page.getByTitle(MANAGER).click()
    await shoot(analyst, 'ending')
    await drawer.getByRole('button', { name: '结束演练' }).click()
    await page.getByRole('button', { name: '假设 江北城商行 失效' }).click(PATIENCE)
    await drawer.getByText('更新临江农商行联系人').waitFor(PATIENCE)
    await drawer.getByText(MANAGER).last().waitFor(PATIENCE)
    await shoot(analyst, 'drilled')
    expect(await faultsOf(page)).toEqual([])
    const moves = page.getByRole('article', { name: '主渠道中断切换' })
    await moves.getByText('超过半年没有演练').waitFor({ ...PATIENCE, state: 'detached' })
  })

  test('an incident leads to a plan that answers to it, and shows it; the plan leads back', async () => {
    const { page } = analyst
    const subjects = [{ kind: 'project', id: 'riverside' }]
    const data = { id: 'told-by-phone', title: '银行电话告知收紧', severity: 2, subjects, began_at: new Date().toISOString() }
    const headers = { origin: server.url }
    expect((await page.context().request.post('/v1/desk/incidents', { data, headers })).status()).toBe(200)
    await page.goto('/desk/incidents/told-by-phone')
    await page.getByRole('link', { name: '为此事件制定资金计划' }).click(PATIENCE)
    await page.getByRole('button', { name: '制定新计划' }).click(PATIENCE)
    await page.getByText('提请复核时会注明这起事件', { exact: false }).waitFor(SOLVED)
    await page.getByRole('button', { name: '提请复核' }).click(SOLVED)
    await page.getByText('待办由谁负责').waitFor(PATIENCE)
    await page.getByLabel('理由（复核人可见）').fill('银行电话告知收紧')
    await page.locator('.ant-drawer').getByRole('button', { name: '提请复核' }).click()
    await page.getByRole('link', { name: '查看请求' }).waitFor(PATIENCE)
    await page.locator('.ant-drawer-close').click()
    await page.getByRole('link', { name: '银行电话告知收紧' }).click(PATIENCE)
    await page.getByText(/^提请复核资金计划/).waitFor(PATIENCE)
    await page.getByText('待复核', { exact: true }).waitFor(PATIENCE)
    await shoot(analyst, 'incident')
    expect(await faultsOf(page)).toEqual([])
  })

  test('whoever else looks sees it without reloading, on a phone and in the dark too', async () => {
    const { page } = manager
    await page.setViewportSize(PHONE)
    await page.goto('/desk/playbooks')
    await page.getByRole('article', { name: '主渠道中断切换' }).getByText('齐备').waitFor(PATIENCE)
    await analyst.page.goto('/desk/playbooks')
    await analyst.page.getByRole('button', { name: '演练 江北城商行 失效' }).click(PATIENCE)
    await analyst.page.locator('.ant-drawer').getByRole('button', { name: '开始计时' }).click(PATIENCE)
    await page.getByRole('timer').waitFor(PATIENCE)
    await turnDark(page)
    expect(await faultsOf(page)).toEqual([])
    await shoot(manager, 'phone-dark')
    expect([analyst.faults, manager.faults]).toEqual([[], []])
  })
})
