/** A newcomer at the demo's desk: he makes a plan, two people put it in force, a bank closes its line, and he executes the switch, all in the console. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, PHONE } from './chromium.ts'
import { enter, faultsOf, PATIENCE, proposeAndApprove, SOLVED, type Visitor } from './desk-visits.ts'
import { turnDark } from './left-out.ts'

const SHOTS = process.env.FAIRLINE_SHOTS

let browser: Browser
let server: Server
let analyst: Visitor
let manager: Visitor
const folder = newDataFolder()

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}-${name}.png`, fullPage: true })
}

describe.runIf(CHROMIUM)('the switch in the browser', () => {
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

  test('a plan is made, says whether it suffices, and is put in force by two people', async () => {
    const { page } = analyst
    await page.goto('/desk')
    await page.getByRole('link', { name: '资金计划' }).first().click(PATIENCE)
    await page.getByText('没有生效的计划').waitFor(PATIENCE)
    await page.getByRole('button', { name: '制定新计划' }).click()
    await page.getByText('这是草案：要由两人确认才生效').waitFor(SOLVED)
    await page.getByText('已证明', { exact: true }).waitFor(PATIENCE)
    await shoot(page, 'draft')
    await proposeAndApprove(analyst, manager, '十二月资金安排', (seen) => shoot(seen, 'decide'))
    await page.goto('/desk/plans')
    await page.getByText('任一渠道方失效仍可支撑').waitFor(PATIENCE)
    await page
      .getByText(/^\d+ 周$/)
      .first()
      .waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'in-force')
    // From one room to another within the page: what both ask about the project is the same.
    await page.getByRole('link', { name: '债务与集中度' }).click()
    await page.getByText('到期日程').first().waitFor(PATIENCE)
    await page.getByRole('link', { name: '资金计划', exact: true }).click()
    await page.getByText('任一渠道方失效仍可支撑').waitFor(PATIENCE)
  })

  test('a bank closes its line: the plan says so, is made anew around it, agreed on, and carried out to the end', async () => {
    const { page } = analyst
    await page.goto('/desk/registers')
    await page.getByLabel('登记类别').click(PATIENCE)
    await page.getByTitle('额度', { exact: true }).click(PATIENCE)
    await page.getByRole('button', { name: /项目中期贷款/ }).click(PATIENCE)
    await page.getByRole('button', { name: '手工登记所见' }).click(PATIENCE)
    await page.getByLabel('看到的值').click(PATIENCE)
    await page.getByTitle('已关闭').click(PATIENCE)
    await page.getByRole('button', { name: '登记所见', exact: true }).click()
    await page.getByText('手工登记所见').waitFor({ ...PATIENCE, state: 'detached' })

    await page.goto('/desk/plans')
    await page.getByText('计划要用的额度现在不能用').waitFor(PATIENCE)
    await shoot(page, 'lost')
    await page.getByRole('button', { name: '重新计划' }).click()
    await page.getByText(/重新计划而来/).waitFor(SOLVED)
    await page.locator('.plan-next > li', { hasText: '提款 临江农商行' }).first().waitFor(PATIENCE)
    expect(await page.locator('.plan-next > li', { hasText: /提款 \S+ 项目中期贷款/ }).count()).toBe(0)
    const plan = page.url()
    await proposeAndApprove(analyst, manager, '江北城商行关闭额度')
    await page.goto(plan)
    await page.locator('.plan-steps > li').first().waitFor(PATIENCE)
    await shoot(page, 'steps')
    expect(await faultsOf(page)).toEqual([])
    const steps = await page.locator('.plan-steps > li').count()
    for (let step = 1; step <= steps; step++) {
      await page
        .locator('.plan-steps > li.next')
        .getByRole('button', { name: `完成 ${step}` })
        .click(PATIENCE)
      await page.getByLabel('怎样完成的').fill('已电话确认，回单已存档')
      await page.locator('.ant-drawer').getByRole('button', { name: '完成', exact: true }).click()
      await page.getByText(`${step} / ${steps} 步`).waitFor(PATIENCE)
    }
    await page.getByText('全部完成').waitFor(PATIENCE)
    await page.setViewportSize(PHONE)
    await turnDark(page)
    expect(await faultsOf(page)).toEqual([])
    await shoot(page, 'done-phone')
    expect([analyst.faults, manager.faults]).toEqual([[], []])
  })
})
