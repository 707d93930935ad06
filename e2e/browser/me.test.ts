/** The borrower's own side in his browser, on a phone: why his line is held, and an appeal with its receipt. Not run where there is no Chromium. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfWith } from '../../apps/server/src/uploads/files.fixture.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }
const PHONE_NUMBER = '13800000001'
const OTHER_NUMBER = '13800000002'

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
const say = (type: string, data: object, subject = 'li-si') =>
  ask('POST', '/v1/events', {
    specversion: '1.0',
    id: `e-${++sent}`,
    source: 'urn:test:me',
    subject,
    type: `fairline.${type}.v1`,
    data,
  })

/** With a line, and four new devices: held on drawing. */
async function heldBorrower(subject: string, phone: string): Promise<void> {
  const kind = { kind: 'individual', currency: 'CNY', fields_on_file: ['phone', 'address'], phone }
  await say('borrower-registered', kind, subject)
  await say('consent-granted', { purpose: 'score' }, subject)
  await say('consent-granted', { purpose: 'bureau' }, subject)
  await say('identity-verified', { method: 'face' }, subject)
  await say('score-updated', { value: 780, range_min: 350, range_max: 950, source: 'zhima' }, subject)
  for (const nth of [1, 2, 3, 4]) await say('session-started', { device_id: `d-${nth}` }, subject)
}

async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, { viewport: PHONE, reducedMotion: 'reduce', ...options })
  open.push(watched)
  await watched.page.goto('/me')
  return watched.page
}

async function newestCode(borrower = 'li-si'): Promise<string> {
  const { data } = (await ask('GET', '/v1/sandbox/letters')) as { data: { id: string; body: string; borrower_id: string }[] }
  const letter = data.find(({ id, borrower_id }) => id.startsWith('otp_') && borrower_id === borrower)
  return /\d{6}/.exec(letter?.body ?? '')?.[0] ?? ''
}

async function identityCode(): Promise<string> {
  const { codes } = (await ask('GET', '/v1/sandbox/identity')) as { codes: { code: string }[] }
  return codes[0]?.code ?? ''
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
    await heldBorrower('li-si', PHONE_NUMBER)
    await heldBorrower('wang-wu', OTHER_NUMBER)
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

  test('in the language of the browser: all holds at one look, verified from the list of what to do, and back; by keys alone', async () => {
    const page = await visit({ locale: 'en-US' })
    await page.getByLabel('Phone or e-mail').fill(OTHER_NUMBER)
    await page.keyboard.press('Enter')
    await page.getByLabel('Code of 6 digits').waitFor(PATIENCE)
    await expect.poll(() => newestCode('wang-wu'), PATIENCE).toMatch(/^\d{6}$/)
    await page.getByLabel('Code of 6 digits').fill(await newestCode('wang-wu'))
    await page.keyboard.press('Enter')

    const brief = page.getByRole('list', { name: 'Why your line is held' })
    await brief.getByRole('link', { name: 'Frequent device changes' }).waitFor(PATIENCE)
    expect(await brief.innerText()).toMatch(/our security team[\s\S]*ends by itself on[\s\S]*Verify your identity/)
    await page.getByRole('region', { name: 'What moves my score' }).getByText('Raises it').waitFor(PATIENCE)

    await page.getByRole('button', { name: 'Have somebody call me' }).press('Enter')
    const call = page.getByRole('form', { name: 'Have somebody call me' })
    await call.getByText('18:00–20:00').click()
    expect(await axeFaults(page)).toEqual([])
    await call.getByRole('button', { name: 'Send' }).press('Enter')
    await page.getByText('Received. Your number is').waitFor(PATIENCE)

    await page.getByRole('button', { name: /^Verify now/ }).press('Enter')
    await page.getByLabel('Number of your identity document').waitFor(PATIENCE)
    expect(await page.evaluate<string | null>('document.activeElement.getAttribute("autocomplete")')).toBe('off')
    await page.keyboard.type('11010519491231002X')
    await page.keyboard.press('Tab')
    await page.keyboard.type('6222 0200 0000 0000 001')
    await page.keyboard.press('Enter')
    await page.getByText(/^The number of the card is not right/).waitFor(PATIENCE)
    await page.getByLabel('Number of a bank card of yours').fill('6222 0200 0000 0000 000')
    await page.keyboard.press('Enter')
    await page.getByLabel('Code from the text message').waitFor(PATIENCE)
    expect(await axeFaults(page)).toEqual([])
    await page.getByLabel('Code from the text message').fill(await identityCode())
    await page.keyboard.press('Enter')
    await page.getByText('Your line is in good order. You can borrow.').waitFor(PATIENCE)
    expect(await brief.count()).toBe(0)

    await page.getByText('\u4e2d\u6587', { exact: true }).click()
    await page.reload()
    await page.getByText('您的额度正常，可以借款。').waitFor(PATIENCE)
    expect(await faultsSeen(/status of 401/)).toEqual([])
  })
})
