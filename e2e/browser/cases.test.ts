/** The rooms of cases as those who answer borrowers have them: from what is due first to the decision. Not run where there is no Chromium. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfWith } from '../../apps/server/src/uploads/files.fixture.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, PHONE, type WatchedPage } from './chromium.ts'

const PATIENCE = { timeout: 20_000 }
let browser: Browser
let server: Server
const folder = newDataFolder()
const open: WatchedPage[] = []

type Answer = Record<string, unknown>

async function ask<Answered = Answer>(method: string, path: string, body?: object): Promise<Answered> {
  const headers = { authorization: `Bearer ${server.key}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${server.url}/v1/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answered
}

const say = (path: string, body: object): Promise<Answer> => ask('POST', path, body)

const event = (type: string, subject: string, id: string, data: object): Promise<Answer> =>
  say('events', { specversion: '1.0', source: 'core', type: `fairline.${type}.v1`, subject, id, data })

/** With a line, and a hold on it for too many new devices. */
async function held(subject: string): Promise<string> {
  await event('borrower-registered', subject, 'registered', { kind: 'individual', currency: 'CNY', fields_on_file: ['phone', 'address'] })
  await event('consent-granted', subject, 'consent-1', { purpose: 'score' })
  await event('consent-granted', subject, 'consent-2', { purpose: 'bureau' })
  await event('identity-verified', subject, 'identity', { method: 'face' })
  await event('score-updated', subject, 'score', { value: 780, range_min: 350, range_max: 950, source: 'zhima' })
  for (const nth of [1, 2, 3, 4]) await event('session-started', subject, `s-${nth}`, { device_id: `d-${subject}-${nth}` })
  const { holds } = await ask<{ holds: { id: string }[] }>('GET', `borrowers/${subject}`)
  return holds[0]!.id
}

type Wishes = BrowserContextOptions & { language?: 'zh' | 'en' }

async function visit(path: string, { language = 'zh', ...options }: Wishes = {}): Promise<Page> {
  const watched = await openPage(browser, server.url, options)
  open.push(watched)
  const { page } = watched
  await page.context().request.post('/v1/session', { data: { key: server.key }, headers: { origin: server.url } })
  await page.addInitScript(`localStorage.setItem('fairline.language', '${language}')`)
  await page.goto(path)
  return page
}

/** The console asks whether the book is a demo; this one is none. */
const NO_DEMO = /status of 404.*\/v1\/demo\)/

async function faultsSeen(expected: RegExp = /^$/): Promise<readonly string[]> {
  const faults = open.flatMap((one) => one.faults).filter((fault) => !NO_DEMO.test(fault) && !expected.test(fault))
  await Promise.all(open.splice(0).map((one) => one.close()))
  return faults
}

describe.runIf(CHROMIUM)('cases in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir)
    const hold_id = await held('bor_lin')
    await say('appeals', { borrower_id: 'bor_lin', appeal_id: 'ap_lin', hold_id, text: '新手机是我本人换的。' })
    const ticket = { borrower_id: 'bor_lin', kind: 'ticket', channel: 'hotline', text: '想问什么时候能恢复。' }
    await say('cases', { ...ticket, case_id: 'cs_ask' })
    const wang = await held('bor_wang')
    await say('appeals', { borrower_id: 'bor_wang', appeal_id: 'ap_wang', hold_id: wang })
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('from what is due first to the case, its evidence, an answer with its three parts, and the first decision overturned', async () => {
    const page = await visit('/cases')
    await page.getByRole('link', { name: 'cs_ap_lin' }).waitFor(PATIENCE)
    expect(await page.locator('a[data-row]').allInnerTexts()).toEqual(['cs_ask', 'cs_ap_lin', 'cs_ap_wang'])
    await page.goto('/cases?kind=appeal&borrower=bor_lin')
    await page.getByRole('link', { name: 'cs_ap_lin' }).click()

    await page.getByRole('heading', { name: '涉及的决定' }).waitFor(PATIENCE)
    await page.getByText('限制生效中').waitFor(PATIENCE)
    expect(await page.getByText('正文已加密').count()).toBe(1)
    await page.getByRole('button', { name: '显示正文' }).click()
    await page.getByText('新手机是我本人换的。').waitFor(PATIENCE)

    await page.getByRole('button', { name: '我来处理' }).click()
    await page.getByText('处理中').first().waitFor(PATIENCE)
    const send = page.getByRole('button', { name: '记 录' }).or(page.getByRole('button', { name: '记录', exact: true }))
    await page.getByLabel('具体原因').fill('三十天内有四台新设备登录。')
    await page.getByLabel('可以怎样恢复').fill('完成一次人脸认证，当天恢复。')
    expect(await send.isDisabled()).toBe(true)
    await page.getByLabel('还有哪些选择').fill('也可到网点办理。')
    await send.click()
    await page.getByText('等借款人').first().waitFor(PATIENCE)

    const decide = page.getByRole('region', { name: '审理结果' })
    await decide.getByLabel('理由').fill('新设备经核实是本人更换的手机。')
    await decide.getByRole('button', { name: '纠正原决定' }).click()
    await decide
      .getByRole('alertdialog')
      .getByRole('button', { name: /确.?认/ })
      .click()
    await decide.getByText('原决定已纠正').waitFor(PATIENCE)
    await page.getByText('已有结果').first().waitFor(PATIENCE)
    expect(await faultsSeen()).toEqual([])
  })

  test('the desk brings a paper that came by post; the page of the line leads to the case', async () => {
    const page = await visit('/lines/bor_wang')
    const cases = page.getByRole('region', { name: '工单' })
    await cases.getByRole('link', { name: 'cs_ap_wang' }).click()
    await page.getByLabel('代借款人提交材料').press('Enter')
    await page.getByText('住址证明', { exact: true }).last().click()
    await page.setInputFiles('input[type=file]', { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('no document') })
    await page.getByRole('alert').first().waitFor(PATIENCE)
    const buffer = pdfWith(['<< /Type /Catalog >>'])
    await page.setInputFiles('input[type=file]', { name: 'letter.pdf', mimeType: 'application/pdf', buffer })
    await page.getByRole('link', { name: '下载' }).waitFor(PATIENCE)
    const { documents } = await ask<{ documents: object[] }>('GET', 'cases/bor_wang/cs_ap_wang')
    expect(documents).toMatchObject([{ item: 'address_proof', state: 'submitted' }])
    expect(await faultsSeen(/status of 415/)).toEqual([])
  })

  test('a refusal is said in words', async () => {
    const page = await visit('/cases/bor_wang/cs_ap_wang', { language: 'en' })
    await page.getByLabel('Closing words').fill('done')
    await page.getByRole('button', { name: 'Close the case' }).click()
    await page.getByRole('alert').getByText('An appeal or review is closed once it has been decided').waitFor(PATIENCE)
    expect(await faultsSeen(/status of 409/)).toEqual([])
  })

  test.each(['light', 'dark'] as const)('accessible, %s; nothing runs over the edge of a phone', async (colorScheme) => {
    for (const path of ['/cases', '/cases/bor_wang/cs_ap_wang']) {
      const page = await visit(path, { colorScheme, viewport: PHONE })
      await page.getByText('bor_wang').first().waitFor(PATIENCE)
      expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    expect(await faultsSeen()).toEqual([])
  })
})
