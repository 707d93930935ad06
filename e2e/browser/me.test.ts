/** The borrower's own side in his browser, on a phone: why his line is held, and an appeal with its receipt. Not run where there is no Chromium. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfWith } from '../../apps/server/src/uploads/files.fixture.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }
const PHONE_NUMBER = '13800000001'

let browser: Browser
let server: Server
let key: string
const folder = newDataFolder()
const open: WatchedPage[] = []

const ask = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${server.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return (await answer.json()) as Record<string, unknown>
}

let sent = 0
const say = (type: string, data: object) =>
  ask('POST', '/v1/events', {
    specversion: '1.0',
    id: `e-${++sent}`,
    source: 'urn:test:me',
    subject: 'li-si',
    type: `fairline.${type}.v1`,
    data,
  })

/** With a line, and four new devices: held on drawing. */
async function heldBorrower(): Promise<void> {
  const kind = { kind: 'individual', currency: 'CNY', fields_on_file: ['phone', 'address'], phone: PHONE_NUMBER }
  await say('borrower-registered', kind)
  await say('consent-granted', { purpose: 'score' })
  await say('consent-granted', { purpose: 'bureau' })
  await say('identity-verified', { method: 'face' })
  await say('score-updated', { value: 780, range_min: 350, range_max: 950, source: 'zhima' })
  for (const nth of [1, 2, 3, 4]) await say('session-started', { device_id: `d-${nth}` })
}

async function visit(): Promise<Page> {
  const watched = await openPage(browser, server.url, { viewport: PHONE, reducedMotion: 'reduce' })
  open.push(watched)
  await watched.page.goto('/me')
  return watched.page
}

async function newestCode(): Promise<string> {
  const { data } = (await ask('GET', '/v1/sandbox/letters')) as { data: { body: string }[] }
  return /\d{6}/.exec(data[0]?.body ?? '')?.[0] ?? ''
}

async function faultsSeen(expected: RegExp): Promise<readonly string[]> {
  const faults = open.flatMap((one) => one.faults).filter((fault) => !expected.test(fault))
  await Promise.all(open.splice(0).map((one) => one.close()))
  return faults
}

const axeFaults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)

describe.runIf(CHROMIUM)('a borrower in his browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir)
    key = readFileSync(join(folder.dataDir, 'admin-key'), 'utf8').trim()
    await heldBorrower()
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('signs in by a code, reads why his line is held, appeals, has a number and a date, and brings what is asked for', async () => {
    const page = await visit()
    await page.getByLabel('手机号或邮箱').fill(PHONE_NUMBER)
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByLabel('6 位验证码').waitFor(PATIENCE)
    await expect.poll(newestCode, PATIENCE).toMatch(/^\d{6}$/)
    const code = await newestCode()
    await page.getByLabel('6 位验证码').fill(code === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('验证码不正确或已失效').waitFor(PATIENCE)
    await page.getByLabel('6 位验证码').fill(code)
    await page.getByRole('button', { name: '登录', exact: true }).click()

    await page.getByRole('heading', { name: '为什么受限' }).waitFor(PATIENCE)
    await page.getByRole('heading', { name: '短期内频繁更换设备' }).waitFor(PATIENCE)
    const holds = page.getByRole('region', { name: '为什么受限' })
    expect(await holds.locator('.me-evidence').innerText()).toMatch(/设备[\s\S]*4[\s\S]*截至 \d{4}-\d{2}-\d{2}/)
    expect(await page.locator('.me-now .amount').innerText()).toMatch(/¥0/)
    await page.getByRole('region', { name: '恢复方案' }).getByText('推荐').waitFor(PATIENCE)

    await holds.getByRole('button', { name: '我要申诉' }).click()
    await page.getByLabel('请写明情况').fill('这些都是我自己的手机。')
    await page.getByRole('button', { name: '提交' }).click()
    const receipt = page.locator('.me-receipt')
    await receipt.getByText(/^已收到，受理编号 cs_/).waitFor(PATIENCE)
    expect(await receipt.innerText()).toMatch(/我们最晚在 \d{4}-\d{2}-\d{2} 前答复您/)
    await page
      .getByRole('region', { name: '我的申诉与工单' })
      .getByText(/最晚 \d{4}-\d{2}-\d{2} 答复/)
      .waitFor(PATIENCE)
    const { data } = (await ask('GET', '/v1/cases')) as { data: { kind: string; borrower_id: string; case_id: string }[] }
    expect(data).toMatchObject([{ kind: 'appeal', borrower_id: 'li-si' }])

    const { borrower_id, case_id } = data[0]!
    await ask('POST', '/v1/document-requests', { borrower_id, case_id, request_id: 'dr_1', items: ['income_proof'] })
    await page.reload()
    await page.getByRole('button', { name: '上传文件: 补充收入证明' }).waitFor(PATIENCE)
    const buffer = pdfWith(['<< /Type /Catalog >>'])
    await page.setInputFiles('input[type=file]', { name: 'income.pdf', mimeType: 'application/pdf', buffer })
    await page.getByRole('button', { name: /^上传文件/ }).waitFor({ ...PATIENCE, state: 'detached' })
    await page.getByText(case_id).click()
    await page.getByText('已提交，核对中').waitFor(PATIENCE)

    expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    expect(await axeFaults(page)).toEqual([])
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('heading', { name: 'Why your line is held' }).waitFor(PATIENCE)
    await page.getByRole('button', { name: /^(Dark|Light)$/ }).click()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Phone or e-mail').waitFor(PATIENCE)
    expect(await faultsSeen(/status of 401/)).toEqual([])
  })
})
