/** The room of the platform: what is wrong is said with a time picked by the clock of the book, stands in every room, and ends. Not run where there is no Chromium. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }
let browser: Browser
let server: Server
const folder = newDataFolder()
const open: WatchedPage[] = []

const headers = () => ({ authorization: `Bearer ${server.key}`, 'content-type': 'application/json' })

async function say(type: string, data: object): Promise<void> {
  const event = { specversion: '1.0', source: 'core', type: `fairline.${type}.v1`, subject: 'book', id: crypto.randomUUID(), data }
  const answer = await fetch(`${server.url}/v1/events`, { method: 'POST', headers: headers(), body: JSON.stringify(event) })
  expect(answer.status).toBe(200)
}

type Status = { incidents: { component: string; started_at: string; expected_end_at: string | null }[]; sources: object[] }
const statusNow = async (): Promise<Status> => (await (await fetch(`${server.url}/v1/status`, { headers: headers() })).json()) as Status

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, options)
  open.push(watched)
  await watched.page.context().request.post('/v1/session', { data: { key: server.key }, headers: { origin: server.url } })
  await watched.page.goto(path)
  return watched.page
}

/** The console asks whether the book is a demo; this one is none. */
const NO_DEMO = /status of 404.*\/v1\/demo\)/

async function faultsSeen(): Promise<readonly string[]> {
  const faults = open.flatMap((one) => one.faults).filter((fault) => !NO_DEMO.test(fault))
  await Promise.all(open.splice(0).map((one) => one.close()))
  return faults
}

describe.runIf(CHROMIUM)('the platform in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir)
    await say('minimum-client-version-changed', { client: 'android', version: '1.0.0' })
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('an outage, its end picked as Beijing has it wherever the reader is; on show in every room, and over at a click', async () => {
    const page = await visit('/platform', { timezoneId: 'America/New_York' })
    const form = page.getByRole('region', { name: '登记' })
    await form.getByLabel('组件').fill('payouts')
    expect(await form.getByLabel('开始时间').inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    await form.getByLabel(/^预计结束时间/).fill('2031-03-01T04:30')
    await form.getByRole('button', { name: /登.?记/ }).click()
    await form.getByText('已登记').waitFor(PATIENCE)
    const { incidents } = await statusNow()
    expect(incidents).toMatchObject([{ component: 'payouts', expected_end_at: '2031-02-28T20:30:00.000Z' }])

    const banner = page.locator('.banner', { hasText: 'TE02' })
    await banner.getByText('2031-03-01 04:30').waitFor(PATIENCE)
    await page.goto('/lines')
    await banner.waitFor(PATIENCE)
    await banner.getByRole('link', { name: '平台状态' }).click()
    await page.getByRole('region', { name: '故障' }).getByRole('button', { name: '已恢复' }).click()
    await banner.waitFor({ ...PATIENCE, state: 'detached' })
    expect((await statusNow()).incidents).toEqual([])
    expect(await faultsSeen()).toEqual([])
  })

  test('a source that does not answer stands in every room as well, until it does', async () => {
    await say('source-unavailable', { source: 'zhima', expected_end_at: '2031-03-01T02:00:00+08:00' })
    const page = await visit('/')
    const banner = page.locator('.banner', { hasText: '数据源 zhima 不可用' })
    await banner.getByText('2031-03-01 02:00').waitFor(PATIENCE)
    await banner.getByRole('link', { name: '平台状态' }).click()
    await page.getByRole('region', { name: '不可用的数据源' }).getByRole('button', { name: '已恢复' }).click()
    await banner.waitFor({ ...PATIENCE, state: 'detached' })
    expect((await statusNow()).sources).toEqual([])
    expect(await faultsSeen()).toEqual([])
  })

  test.each(['light', 'dark'] as const)('accessible, %s; nothing runs over the edge of a phone', async (colorScheme) => {
    const page = await visit('/platform', { colorScheme, viewport: PHONE })
    await page.getByRole('region', { name: '登记' }).waitFor(PATIENCE)
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(await faultsSeen()).toEqual([])
  })
})
