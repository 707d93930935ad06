/** The page that checks receipts, from a file, without any server. Not run where there is no Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onboarding, type TestApi, testApi } from '../../apps/server/src/testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../apps/server/src/testing/test-database.ts'
import { CHROMIUM, launch } from './chromium.ts'

const PAGE = new URL('../../docs/verify.html', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'fairline-verify-'))
let testing: TestDatabase
let api: TestApi
let browser: Browser

type Seen = { head: { signature: string }; key: { public: string }; decision: string }

describe.skipIf(CHROMIUM === undefined)('the page that checks receipts', () => {
  let receipt: Seen

  beforeAll(async () => {
    testing = await testDatabase()
    api = await testApi(testing.url)
    for (const message of onboarding('anna')) await api.post(message)
    await api.signer.signAll()
    receipt = (await api.get('/v1/borrowers/anna/events/5/receipt')).body as unknown as Seen
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await api?.close()
    await testing?.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What it says, in both languages, of a receipt that is given to it from a file. */
  async function told(content: object, key = ''): Promise<string> {
    const path = join(folder, 'receipt.json')
    writeFileSync(path, JSON.stringify(content))
    const context = await browser.newContext()
    await context.setOffline(true)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', ({ message }) => void faults.push(message))
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
    await page.goto(`file://${fileURLToPath(PAGE)}`)
    await page.fill('#key', key)
    await page.setInputFiles('#file', path)
    await page.waitForSelector('html[data-result]')
    const text = await page.innerText('#result')
    await context.close()
    expect(faults).toEqual([])
    return text
  }

  test('a good receipt holds, and its key is to be compared', async () => {
    const text = await told(receipt)
    expect(text).toContain('回执有效')
    expect(text).toContain('The receipt holds')
    expect(text).toContain(receipt.key.public)
    expect(await told(receipt, receipt.key.public)).not.toContain('Compare it')
  })

  test('that of an administrative act says what was done, and hides nothing', async () => {
    await api.get('/v1/audit.csv')
    await api.signer.signAll()
    const act = (await api.get('/v1/audit?kind=act')).body.data[0]!
    const text = await told((await api.get(`/v1/acts/${act.id}/receipt`)).body)
    expect(text).toContain('管理操作 audit-exported')
    expect(text).toContain('The administrative act audit-exported of')
    expect(text).not.toContain('only its hash')
  })

  test('a spoiled one is told, with what is wrong', async () => {
    expect(await told({ ...receipt, decision: receipt.decision.replace('"at"', '"it"') })).toContain('The decision shown is not the one')
    const signature = Buffer.from(receipt.head.signature, 'base64')
    signature[3]! ^= 1
    expect(await told({ ...receipt, head: { ...receipt.head, signature: signature.toString('base64') } })).toContain('签名不符')
    expect(await told(receipt, Buffer.alloc(32).toString('base64'))).toContain('another key')
    expect(await told({ x: 1 })).toContain('This is no receipt')
  })
})
