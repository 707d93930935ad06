/** The console as its users have it: real server, real PostgreSQL, real Chromium. Not run where there is no Chromium; the closing lines say so. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage, WIDE } from './chromium.ts'
import { leftOutBy } from './left-out.ts'

const BORROWERS = 60
const PATIENCE = { timeout: 20_000 }

let browser: Browser
let server: Server
let key: string
const folder = newDataFolder()
const open: WatchedPage[] = []

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, options)
  open.push(watched)
  const { page } = watched
  await page.context().request.post('/v1/session', { data: { key }, headers: { origin: server.url } })
  await page.goto(path)
  return page
}

/** What should not have happened in the pages of this test, but for what it expects; they are closed. */
async function faultsSeen(expected: RegExp = /^$/): Promise<readonly string[]> {
  const faults = open.flatMap((one) => one.faults).filter((fault) => !expected.test(fault))
  await Promise.all(open.splice(0).map((one) => one.close()))
  return faults
}

const ask = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${server.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return (await answer.json()) as Record<string, unknown>
}

let scores = 0
const scoreOf = (subject: string, value: number): object => ({
  specversion: '1.0',
  id: `score-${++scores}`,
  source: 'urn:test:browser',
  subject,
  type: 'fairline.score-updated.v1',
  data: { value, range_min: 350, range_max: 950, source: 'zhima' },
})

describe.runIf(CHROMIUM)('in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: String(BORROWERS) }, ['--demo'])
    key = readFileSync(join(folder.dataDir, 'demo-key'), 'utf8').trim()
    while ((await ask('GET', '/v1/demo')).phase !== 'live') await sleep(200)
    await ask('PATCH', '/v1/demo', { paused: true })
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('signing in: a wrong key is told, the right one opens the book, and signing out closes it', async () => {
    const watched = await openPage(browser, server.url)
    open.push(watched)
    const { page } = watched
    await page.goto('/lines?status=active')
    await page.getByRole('button', { name: '使用访问密钥登录' }).click(PATIENCE)
    await page.getByLabel('访问密钥').fill('flk_00000000000000000000000000000000')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('访问密钥不正确或已失效').waitFor(PATIENCE)
    await page.getByLabel('访问密钥').fill(key)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: '额度', exact: true }).waitFor(PATIENCE)
    expect(new URL(page.url()).search).toContain('status=')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('邮箱').waitFor(PATIENCE)
    expect(await faultsSeen(/status of 401/)).toEqual([])
  })

  test('a device burst suspends a line before your eyes; the reason says why; verified, it is back', async () => {
    const page = await visit('/playground')
    await page.getByRole('button', { name: '新建演示借款人' }).click()
    await page.getByRole('button', { name: /^开通额度/ }).click()
    await page.getByText('授信成立').first().waitFor(PATIENCE)
    await page.getByRole('button', { name: /^设备突变/ }).click()
    await page.getByText('短期内频繁更换设备').first().waitFor(PATIENCE)
    await page.setViewportSize(PHONE)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    await page.setViewportSize(WIDE)
    await page.getByRole('link', { name: '查看额度详情' }).click()
    await page.getByText('暂不能借款；还款和查看不受影响').waitFor(PATIENCE)
    expect(await page.locator('.figure.lead').innerText()).toMatch(/现在可借\s+¥0$/)
    await page.getByText('解除限制后可借').waitFor(PATIENCE)
    await page.getByText('完成实名认证').first().waitFor(PATIENCE)
    await page.getByRole('button', { name: '发送事件' }).click()
    await page.getByRole('button', { name: /^实名认证/ }).click()
    await page.getByText('解除限制').first().waitFor(PATIENCE)
    await page.keyboard.press('Escape')
    await page.getByText('没有生效中的限制').waitFor(PATIENCE)
    expect(await faultsSeen(/status of 404.*\/borrowers\/demo-/)).toEqual([]) // Asked whether he is there already.
  })

  test('from a tile to its lines, filtered in the address; the language and the theme are switched and kept', async () => {
    const page = await visit('/')
    await page.getByRole('link', { name: /^额度总数/ }).click()
    await page.getByRole('heading', { name: '额度', exact: true }).waitFor(PATIENCE)
    await page.getByPlaceholder('按借款人编号查找').fill('bor_00000')
    await page.waitForURL(/q=bor_00000/, PATIENCE)
    await page.getByRole('link', { name: 'bor_000001' }).waitFor(PATIENCE)
    await expect.poll(() => page.getByRole('link', { name: /^bor_/ }).count(), PATIENCE).toBeLessThanOrEqual(9)
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { name: 'Lines', exact: true }).waitFor(PATIENCE)
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/)
    await page.getByTitle('Dark').or(page.getByLabel('Dark')).first().click()
    const dark = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const background = await dark()
    await page.reload()
    await page.getByRole('heading', { name: 'Lines', exact: true }).waitFor(PATIENCE)
    expect(await dark()).toBe(background)
    expect(new URL(page.url()).search).toContain('bor_00000')
    expect(await faultsSeen()).toEqual([])
  })

  test('the list keeps the place of its reader: after a refresh, and after a look at a line; a slash leads to the search', async () => {
    const page = await visit('/lines')
    const first = page.getByRole('link', { name: 'bor_000001', exact: true })
    await first.waitFor(PATIENCE)
    await page.mouse.move(700, 500)
    await page.mouse.wheel(0, 900)
    await first.waitFor({ ...PATIENCE, state: 'detached' })
    await ask('POST', '/v1/events', scoreOf('bor_000004', 400))
    const refresh = page.getByRole('button', { name: '刷新' })
    await Promise.all([page.waitForResponse(/\/v1\/lines\?/, PATIENCE), refresh.click(PATIENCE)])
    await refresh.waitFor({ ...PATIENCE, state: 'detached' })
    expect(await first.count()).toBe(0)
    await page.getByRole('link', { name: /^bor_/ }).nth(8).click()
    await page.getByRole('heading', { name: /^bor_/ }).waitFor(PATIENCE)
    await page.goBack()
    await page.getByRole('heading', { name: '额度', exact: true }).waitFor(PATIENCE)
    await first.waitFor({ ...PATIENCE, state: 'detached' })
    await page.getByRole('link', { name: /^bor_/ }).first().waitFor(PATIENCE)
    await page.keyboard.press('/')
    await page.keyboard.type('bor_000002')
    await page.waitForURL(/q=bor_000002/, PATIENCE)
    expect(await faultsSeen()).toEqual([])
  })

  test('a list that cannot go on from where it was begins anew, and says so', async () => {
    const page = await visit('/portfolio-of-nobody')
    const spoilt = async (route: Route): Promise<void> => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), has_more: true, next_cursor: 'c3RhbGU' } })
    }
    await page.route(/\/v1\/lines\?/, spoilt, { times: 1 })
    await page.getByRole('link', { name: '额度', exact: true }).click()
    await page.getByRole('link', { name: 'bor_000001', exact: true }).waitFor(PATIENCE)
    await page.mouse.move(700, 500)
    await page.mouse.wheel(0, 5_000)
    await page.getByText('已从头重新载入').waitFor(PATIENCE)
    await page.getByRole('link', { name: 'bor_000001', exact: true }).waitFor(PATIENCE)
    expect(await faultsSeen(/status of 422/)).toEqual([])
  })

  test('a decision is looked into: its tables, the rows that fired, and that it comes out the same again', async () => {
    const page = await visit('/lines/bor_000001')
    await page.getByRole('button', { name: '查看决策依据' }).click()
    await page.getByText('按原始记录和当时的策略重新计算，结果一致').waitFor(PATIENCE)
    expect(new URL(page.url()).search).toMatch(/^\?decision=\d+$/)
    const linked = await visit(page.url().slice(server.url.length))
    await linked.getByText('按原始记录和当时的策略重新计算，结果一致').waitFor(PATIENCE)
    await page.goBack()
    await page.getByText('按原始记录和当时的策略重新计算，结果一致').waitFor({ ...PATIENCE, state: 'hidden' })
    expect(await faultsSeen()).toEqual([])
  })

  test('the session ends while a page is open: sign in again, and be where one was', async () => {
    const page = await visit('/lines/bor_000002')
    await page.getByRole('heading', { name: 'bor_000002' }).waitFor(PATIENCE)
    await page.context().clearCookies()
    await page.reload()
    await page.getByRole('button', { name: '使用访问密钥登录' }).click(PATIENCE)
    await page.getByLabel('访问密钥').fill(key)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: 'bor_000002' }).waitFor(PATIENCE)
    expect(await faultsSeen(/status of 401/)).toEqual([])
  })

  test.each<[string, string, string | RegExp]>([
    ['a borrower of nobody', '/lines/nobody-of-that-name', '账簿中没有借款人'],
    ['a page of nobody', '/nothing/here', '没有这个页面'],
    ['a name of 10,000 letters', `/lines?q=${'a'.repeat(10_000)}`, '没有符合条件的额度'],
    ['a name that runs from right to left', `/lines/${encodeURIComponent('مقترض')}`, '账簿中没有借款人'],
    ['a name of pictures', `/lines/${encodeURIComponent('🦊🦊')}`, '账簿中没有借款人'],
    ['filters that are none', '/lines?status=gone&sort=name&utilisation_min=x', /^共 [1-9]\d* 条$/],
  ])('%s is answered in words', async (_name, path, words) => {
    const page = await visit(path)
    await page.getByText(words).first().waitFor(PATIENCE)
    expect(await faultsSeen(/status of 40[04]/)).toEqual([])
  })

  test.each([
    ['/', '组合总览'],
    ['/lines', '额度'],
    ['/lines/bor_000001', 'bor_000001'],
    ['/playground?borrower=bor_000001', '事件演练'],
    ['/styleguide', '界面样例'],
  ])(
    '%s: nothing serious for those who cannot see or point, light and dark, wide and narrow; nothing runs off the page',
    async (path, heading) => {
      const page = await visit(path, { colorScheme: 'light', reducedMotion: 'reduce' })
      await page.getByRole('heading', { name: heading, exact: true, level: 1 }).waitFor(PATIENCE)
      await page.waitForLoadState('networkidle').catch(() => {}) // The live feed never ends.
      expect(await leftOutBy(page)).toEqual([])
      expect(await faultsSeen()).toEqual([])
    },
  )

  test('the server restarts while a page is open: a quiet word, and the page goes on by itself', async () => {
    const page = await visit('/lines/bor_000003')
    await page.getByRole('heading', { name: 'bor_000003' }).waitFor(PATIENCE)
    const { port } = new URL(server.url)
    await stop(server)
    await page
      .getByText(/实时更新已中断|暂时连不上服务器/)
      .first()
      .waitFor(PATIENCE)
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: String(BORROWERS), PORT: port }, ['--demo'])
    await expect.poll(() => page.getByText(/实时更新已中断|暂时连不上服务器/).count(), { timeout: 60_000 }).toBe(0)
    await page.locator('canvas').first().waitFor(PATIENCE)
    await page.getByRole('heading', { name: 'bor_000003' }).waitFor(PATIENCE)
    expect(
      await faultsSeen(
        /status of 50[23]|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to fetch dynamically imported module/,
      ),
    ).toEqual([])
  })
})
