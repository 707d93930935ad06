/** The room of measures as a head of risk has it: which reason harms whom, where people get lost, and what each figure means. Not run where there is no Chromium. */
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

async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${server.key}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${server.url}/v1/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Record<string, unknown>
}

const event = (type: string, subject: string, id: string, data: object) =>
  ask('POST', 'events', { specversion: '1.0', source: 'core', type: `fairline.${type}.v1`, subject, id, data })

/** With a line, and a hold on it for too many new devices. */
async function held(subject: string): Promise<string> {
  await event('borrower-registered', subject, 'registered', { kind: 'individual', currency: 'CNY', fields_on_file: ['phone', 'address'] })
  await event('consent-granted', subject, 'consent-1', { purpose: 'score' })
  await event('consent-granted', subject, 'consent-2', { purpose: 'bureau' })
  await event('identity-verified', subject, 'identity', { method: 'face' })
  await event('score-updated', subject, 'score', { value: 780, range_min: 350, range_max: 950, source: 'zhima' })
  for (const nth of [1, 2, 3, 4]) await event('session-started', subject, `s-${nth}`, { device_id: `d-${subject}-${nth}` })
  const { holds } = (await ask('GET', `borrowers/${subject}`)) as { holds: { id: string }[] }
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

async function faultsSeen(): Promise<readonly string[]> {
  const faults = open.flatMap((one) => one.faults).filter((fault) => !NO_DEMO.test(fault))
  await Promise.all(open.splice(0).map((one) => one.close()))
  return faults
}

describe.runIf(CHROMIUM)('measures in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir)
    const hold_id = await held('bor_lin')
    await event('appeal-submitted', 'bor_lin', 'ap', { appeal_id: 'ap_lin', hold_id })
    await event('appeal-decided', 'bor_lin', 'ad', { appeal_id: 'ap_lin', result: 'upheld' })
    await held('bor_wang')
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('which reason hit the wrong people, what that means, and how long they wait', async () => {
    const page = await visit('/')
    await page.getByRole('link', { name: '度量' }).click()
    const reasons = page.getByRole('region', { name: '按原因' })
    const row = reasons.getByRole('row').filter({ hasText: 'SE01' })
    await row.getByText('1 / 1').waitFor(PATIENCE)
    // One of one is no certainty, and is not told as one.
    await row.getByText('样本太少，尚不能下结论').first().waitFor(PATIENCE)
    const definition = page.getByText('比例以已解除的限制为分母')
    expect(await definition.isVisible()).toBe(false)
    await page.getByText('统计口径').click()
    expect(await definition.isVisible()).toBe(true)

    await page.getByText('恢复时长', { exact: true }).click()
    await page.getByRole('region', { name: '恢复要等多久' }).getByText('1 / 2').waitFor(PATIENCE)
    await expect.poll(() => page.url()).toContain('measure=recovery')
    expect(await faultsSeen()).toEqual([])
  })

  test('where people get lost, and who is approved, of the days that are asked for', async () => {
    const page = await visit('/measures?measure=flows', { language: 'en' })
    const onboarding = page.getByRole('region', { name: 'Onboarding' })
    await onboarding.getByRole('row').filter({ hasText: 'Prove identity' }).getByText('0 of 2').waitFor(PATIENCE)
    await page.getByTitle('Approvals').click()
    await page.getByText('2 of 2').first().waitFor(PATIENCE)
    await page.getByText('Fewer than 10, or could be worked out').first().waitFor(PATIENCE)
    await page.goto('/measures?measure=approvals&from=2020-01-01&to=2020-01-31')
    await page.getByText('No line and no increase was decided on in these days').waitFor(PATIENCE)
    expect(await faultsSeen()).toEqual([])
  })

  test.each(['light', 'dark'] as const)('accessible, %s; nothing runs over the edge of a phone', async (colorScheme) => {
    for (const measure of ['restrictions', 'recovery', 'flows', 'approvals']) {
      const page = await visit(`/measures?measure=${measure}`, { colorScheme, viewport: PHONE })
      await page.getByText('统计口径').click(PATIENCE)
      expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${measure} ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    expect(await faultsSeen()).toEqual([])
  })
})
