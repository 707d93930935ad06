/** Registers from a table, in the browser: a profile is written, a table looked at, written, a bad row mended, and the whole taken back. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOfStep, stepAt } from '../../apps/server/src/auth/totp.ts'
import { newDataFolder, type Server, serve, stop } from '../fairline-process.ts'
import { CHROMIUM, launch, openPage, type WatchedPage } from './chromium.ts'
import { coloursRest } from './left-out.ts'

const PATIENCE = { timeout: 30_000 }
type Login = { email: string; password: string; totp_secret: string | null }

let browser: Browser
let server: Server
let watched: WatchedPage
const folder = newDataFolder()

async function signIn(page: Page): Promise<void> {
  const logins = JSON.parse(readFileSync(join(folder.dataDir, 'demo-logins.json'), 'utf8')) as Login[]
  const { email, password, totp_secret } = logins.find((one) => one.email.startsWith('desk-manager@'))!
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  if (totp_secret === null) return
  await page.getByLabel('动态码').fill(codeOfStep(totp_secret, stepAt(Date.now())))
  await page.getByRole('button', { name: '继续' }).click()
}

async function faultsOf(page: Page): Promise<string[]> {
  await coloursRest(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(isTooWide === true ? ['too wide'] : [])]
}

const COLUMNS = [
  ['名称: 列名', '事项'],
  ['金额: 列名', '金额'],
  ['日期: 列名', '付款日'],
] as const
const SAID = [
  ['项目: 无此列或空白时', 'riverside'],
  ['用途: 无此列或空白时', 'supplier'],
  ['优先级: 无此列或空白时', '2'],
  ['可推迟天数: 无此列或空白时', '0'],
  ['推迟成本（年）: 无此列或空白时', '0'],
  ['确定程度: 无此列或空白时', 'contracted'],
] as const
const TABLE = [
  '编号,事项,金额,付款日',
  'k1,围挡租赁,"36,000.00",2030-03-01',
  'k2,临时用电,12000,2030-03-02',
  'k3,监理费,九千,2030-03-03',
].join('\n')

describe.runIf(CHROMIUM)('registers from a table in the browser', () => {
  beforeAll(async () => {
    browser = await launch()
    server = await serve(folder.dataDir, { FAIRLINE_DEMO_BORROWERS: '5' }, ['--demo'])
    watched = await openPage(browser, server.url, { reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await browser?.close()
    if (server) await stop(server)
    folder.remove()
  })

  test('a profile is written, with what a new entry cannot be without', async () => {
    const { page } = watched
    await page.goto('/desk/connectors')
    await signIn(page)
    await page.getByRole('button', { name: '新建模板' }).click(PATIENCE)
    await page.getByLabel('编号', { exact: true }).fill('pay-plan')
    await page.getByLabel('来源名称').fill('工程付款计划')
    await page.getByLabel('编号列（空则按内容）').fill('编号')
    await page.getByLabel('编号前缀').fill('pay-')
    for (const [label, text] of [...COLUMNS, ...SAID.slice(1)]) await page.getByLabel(label, { exact: true }).fill(text)
    expect(await page.getByRole('button', { name: '保存为新版本' }).isDisabled()).toBe(true)
    await page.getByLabel(SAID[0][0], { exact: true }).fill(SAID[0][1])
    await page.getByLabel('合计哪一项').click()
    await page.locator('.ant-select-item-option', { hasText: '金额' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '保存为新版本' }).click()
    await page.getByText('工程付款计划 · 资金需求 · 第 1 版').waitFor(PATIENCE)
  })

  test('looked at first: two rows are new, one is held up and says why; nothing is written', async () => {
    const { page } = watched
    await page.getByLabel('应有行数（可不填）').fill('3')
    await page.locator('input[type=file]').setInputFiles({ name: '付款计划.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) })
    await page.getByText('3 行：新登记 2，改动 0，无变化 0，隔离 1').waitFor(PATIENCE)
    await page.getByText('金额：金额格式不正确，或为负数').waitFor(PATIENCE)
    await page.getByText('核对相符：您填的行数').waitFor(PATIENCE)
    await page.getByText('还没有文件').waitFor(PATIENCE)
    expect(await faultsOf(page)).toEqual([])
  })

  test('written, mended, and taken back as a whole', async () => {
    const { page } = watched
    await page.getByRole('button', { name: '写入', exact: true }).click()
    await page.getByText('已写入登记册。').waitFor(PATIENCE)
    await page.getByText('按 工程付款计划 第 1 版读').waitFor(PATIENCE)
    await page.getByRole('button', { name: '1 条待处理' }).click(PATIENCE)
    await page.getByRole('form', { name: '行 3' }).getByLabel('金额').fill('9000')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: '改好写入' }).click()
    await page.getByText('没有待处理的行').waitFor(PATIENCE)
    await page.keyboard.press('Escape')
    await page.goto('/desk/needs')
    for (const name of ['围挡租赁', '临时用电', '监理费']) await page.getByRole('cell', { name }).waitFor(PATIENCE)
    await page.goto('/desk/connectors')
    await page.getByRole('button', { name: '撤销', exact: true }).click(PATIENCE)
    await page.getByLabel('原因').fill('带错了版本')
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('已撤销').waitFor(PATIENCE)
    await page.goto('/desk/needs')
    await page.getByRole('cell').first().waitFor(PATIENCE)
    expect(await page.getByRole('cell', { name: '围挡租赁' }).count()).toBe(0)
    expect(watched.faults.filter((fault) => !/status of 401/.test(fault))).toEqual([])
  })
})
