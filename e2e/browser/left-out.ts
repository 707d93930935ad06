/** Who would be left out by a page: those who cannot see or point (axe, what is serious), and those with a narrow window, where it runs off it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { PHONE, WIDE } from './chromium.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa']
const [SETTLES_WITHIN_MS, LOOK_EVERY_MS] = [10_000, 50]
const OVER = 'document.documentElement.scrollWidth - window.innerWidth'

/** Each with the width of the window; none is right. The page is loaded once and made narrow, as a person does it. */
export async function leftOutBy(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const viewport of [WIDE, PHONE]) {
    await page.setViewportSize(viewport)
    const over = await settledOver(page)
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    faults.push(...serious.map(({ id, nodes }) => `${viewport.width}: ${id} ${nodes[0]?.html}`))
    if (over > 0) faults.push(`${viewport.width}: runs off by ${over} pixels`)
  }
  return faults
}

/** Tables become cards a moment after the window is narrow. */
async function settledOver(page: Page): Promise<number> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    const over = await page.evaluate<number>(OVER)
    if (over <= 0 || waitedMs >= SETTLES_WITHIN_MS) return over
    await sleep(LOOK_EVERY_MS)
  }
}
