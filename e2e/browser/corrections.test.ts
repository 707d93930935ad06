/** Corrections of many holds in the room of the platform: proposed with their number, and not released by whoever proposed them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
    await page.keyboard.press('Enter')
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
})
