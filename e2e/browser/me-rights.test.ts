/** His rights over his data, in his browser, on a phone: what is held, masked; a consent taken back; deletion asked for, and taken back. Not run where there is no Chromium. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }
const PHONE_NUMBER = '13800000001'

let browser: Browser
let server: Server
let key: string
let watched: WatchedPage
const folder = newDataFolder()

const ask = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${server.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return (await answer.json()) as Record<string, unknown>
}
let sent = 0
const say = (type: string, data: object) =>
  ask('POST', '/v1/events', {
    ...{ specversion: '1.0', id: `e-${++sent}`, source: 'urn:test:rights', subject: 'li-si' },
    ...{ type: `fairline.${type}.v1`, data },
  })

async function newestCode(): Promise<string> {
  const { data } = (await ask('GET', '/v1/sandbox/letters')) as { data: { id: string; body: string }[] }
  return /\d{6}/.exec(data.find(({ id }) => id.startsWith('otp_'))?.body ?? '')?.[0] ?? ''
}

const axeFaults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)

describe.runIf(CHROMIUM)('the rights of a borrower in his browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir)
    key = readFileSync(join(folder.dataDir, 'admin-key'), 'utf8').trim()
    await say('borrower-registered', {
      kind: 'individual',
      currency: 'CNY',
      phone: PHONE_NUMBER,
      name: '李思源',
      address: '杭州市西湖区文三路十二号',
    })
    await say('consent-granted', { purpose: 'score' })
    await say('identity-verified', { method: 'face' })
    await say('score-updated', { value: 780, range_min: 350, range_max: 950, source: 'zhima' })
    await ask('POST', '/v1/borrowers/li-si/personal-data:reveal', { fields: ['name'], purpose: 'borrower_service' })
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('he sees what is held and who saw it, takes a consent back knowing what stops, and asks for deletion knowing what is kept', async () => {
    watched = await openPage(browser, server.url, { viewport: PHONE, reducedMotion: 'reduce' })
    const { page } = watched
    await page.goto('/me')
    await page.getByLabel('手机号或邮箱').fill(PHONE_NUMBER)
    await page.keyboard.press('Enter')
    await page.getByLabel('6 位验证码').waitFor(PATIENCE)
    await expect.poll(newestCode, PATIENCE).toMatch(/^\d{6}$/)
    await page.getByLabel('6 位验证码').fill(await newestCode())
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '查看与管理' }).click(PATIENCE)

    const held = page.getByRole('region', { name: '我们持有的信息' })
    await held.getByText('138****0001').waitFor(PATIENCE)
    await held.getByText('李****').waitFor(PATIENCE)
    await held.getByText(/工作人员 · 客户服务/).waitFor(PATIENCE)
    expect(await page.content()).not.toContain('李思源')
    const download = page.waitForEvent('download')
    await held.getByRole('button', { name: '下载副本（JSON）' }).click()
    expect(readFileSync((await (await download).path())!, 'utf8')).toContain('李思源')
    await held.getByText(/您本人 · /).waitFor(PATIENCE)

    await page.getByRole('button', { name: '撤回: 查询和使用信用分' }).click()
    await page.getByText('撤回后停止：').waitFor(PATIENCE)
    await page.getByText('还款照常，还款计划和利率不变').waitFor(PATIENCE)
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: '确认撤回' }).click()
    await page.getByText('已撤回', { exact: true }).waitFor(PATIENCE)
    expect(((await ask('GET', '/v1/borrowers/li-si')).line as { status: string }).status).toBe('suspended')

    const deletion = page.getByRole('region', { name: '删除我的信息' })
    await deletion.getByText('您的额度仍然开通').waitFor(PATIENCE)
    await deletion.getByRole('button', { name: '申请删除' }).click()
    await deletion.getByRole('button', { name: '确认申请删除' }).click()
    await deletion.getByText(/目前仅存储/).waitFor(PATIENCE)
    expect((await ask('GET', '/v1/borrowers/li-si/personal-data')).locked).toBe(true)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    if (process.env.FAIRLINE_SHOTS) await page.screenshot({ path: `${process.env.FAIRLINE_SHOTS}/rights-zh.png`, fullPage: true })
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { name: 'Delete my data' }).waitFor(PATIENCE)
    expect(await axeFaults(page)).toEqual([])
    if (process.env.FAIRLINE_SHOTS) await page.screenshot({ path: `${process.env.FAIRLINE_SHOTS}/rights-en.png`, fullPage: true })
    await page.getByRole('button', { name: 'Take the request back' }).click(PATIENCE)
    await page.getByRole('button', { name: 'Ask for deletion' }).waitFor(PATIENCE)
    expect(watched.faults.filter((fault) => !/status of 401/.test(fault))).toEqual([])
  })
})
