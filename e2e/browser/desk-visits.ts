/** People at the demo's desk, each in a browser of his own: signed in by role, and agreeing on what one of them asks for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { codeOfStep, stepAt } from '../../apps/server/src/auth/totp.ts'
import type { Server } from '../fairline-process.ts'
import { openPage, type WatchedPage } from './chromium.ts'
import { coloursRest } from './left-out.ts'

export const PATIENCE = { timeout: 20_000 }
/** Solved in a thread beside the server, at the pace of a busy machine. */
export const SOLVED = { timeout: 60_000 }

type Login = { email: string; password: string; totp_secret: string | null }
/** `code`: the next one of his authenticator; empty where he needs none. */
export type Visitor = WatchedPage & Readonly<{ code: string }>

export async function enter(browser: Browser, server: Server, dataDir: string, role: string): Promise<Visitor> {
  const logins = JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8')) as Login[]
  const { email, password, totp_secret } = logins.find((one) => one.email.startsWith(`${role}@`))!
  const watched = await openPage(browser, server.url, { reducedMotion: 'reduce' })
  const { request } = watched.page.context()
  const headers = { origin: server.url }
  const first = (await (await request.post('/v1/session:password', { data: { email, password }, headers })).json()) as {
    challenge?: string
  }
  if (totp_secret === null || first.challenge === undefined) return { ...watched, code: '' }
  const step = stepAt(Date.now())
  const data = { challenge: first.challenge, code: codeOfStep(totp_secret, step) }
  expect((await request.post('/v1/session:code', { data, headers })).status()).toBe(200)
  return { ...watched, code: codeOfStep(totp_secret, step + 1) }
}

/** Of the plan on the page of the first. `look`: once the second sees what would change. */
export async function proposeAndApprove(
  { page }: Visitor,
  second: Visitor,
  reason: string,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: '提请复核' }).click(SOLVED)
  await page.getByLabel('理由（复核人可见）').fill(reason)
  await page.locator('.ant-drawer').getByRole('button', { name: '提请复核' }).click()
  const request = page.getByRole('link', { name: '查看请求' })
  await request.waitFor(PATIENCE)
  await second.page.goto((await request.getAttribute('href'))!)
  await second.page.getByText('执行后的变化').waitFor(PATIENCE)
  await look(second.page)
  const field = second.page.getByLabel('动态码', { exact: true })
  if ((await field.count()) > 0) await field.fill(second.code)
  await second.page.getByRole('button', { name: '通过并执行' }).click()
  await second.page.getByText('已执行并记入日志').waitFor(PATIENCE)
}

/** What axe finds, once nothing moves any more and nothing is wider than the page. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', undefined, PATIENCE)
  await coloursRest(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
