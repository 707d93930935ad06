/** Chromium as a person has it, but without a screen: each page with a watch on everything that should not happen in it. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Where Debian, other systems and people themselves put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM_PATH ?? '']
export const CHROMIUM: string | undefined = PLACES.find((path) => path !== '' && existsSync(path))

/** `--no-sandbox`: as root there is none. The rest keeps it from calling home. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] // biome-ignore format: one list

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM!, headless: true, args: FLAGS })

/** `faults`: errors of the console, scripts that threw, and requests to anybody but the server. */
export type WatchedPage = { readonly page: Page; readonly faults: readonly string[]; readonly close: () => Promise<void> }

export const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export async function openPage(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL, viewport: WIDE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => void faults.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== baseURL && url.protocol !== 'data:' && url.protocol !== 'blob:') faults.push(`outside: ${request.url()}`)
  })
  return { page, faults, close: () => context.close() }
}
