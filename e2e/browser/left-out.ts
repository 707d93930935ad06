/** Who would be left out by a page: those who cannot see or point (axe, what is serious), and those with a narrow window, where it runs off it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { PHONE, WIDE } from './chromium.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa']
const [SETTLES_WITHIN_MS, LOOK_EVERY_MS] = [10_000, 50]
/** Two frames for the new theme, then until nothing fades any more (what turns for ever does not count). */
const COLOURS_REST = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)))`
const OVER = 'document.documentElement.scrollWidth - window.innerWidth'

/**
 * Each with the width of the window; none is right. The page is loaded once and made narrow, then dark, as a person does it: what the dark changes is
 * colours alone, so contrast is all that is looked at there.
 */
export async function leftOutBy(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const viewport of [WIDE, PHONE]) {
    faults.push(...(await ranOff(page, viewport)))
    faults.push(...(await seriousIn(new AxeBuilder({ page }).withTags(RULES), `${viewport.width}`)))
  }
  await turnDark(page)
  faults.push(...(await seriousIn(new AxeBuilder({ page }).withRules(['color-contrast']), 'dark')))
  return faults
}

/** Until its colours rest. */
export async function turnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-appearance=dark]').waitFor({ timeout: SETTLES_WITHIN_MS })
  await coloursRest(page)
}

export const coloursRest = (page: Page): Promise<unknown> => page.evaluate(COLOURS_REST)

/** For a page that is looked at whole in one language already: the other one's words may be longer. */
export async function runsOff(page: Page): Promise<string[]> {
  const wide = await ranOff(page, WIDE)
  return [...wide, ...(await ranOff(page, PHONE))]
}

async function ranOff(page: Page, viewport: { width: number; height: number }): Promise<string[]> {
  await page.setViewportSize(viewport)
  const over = await settledOver(page)
  return over > 0 ? [`${viewport.width}: runs off by ${over} pixels`] : []
}

async function seriousIn(look: AxeBuilder, where: string): Promise<string[]> {
  const { violations } = await look.analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)
}

/** Tables become cards a moment after the window is narrow. */
async function settledOver(page: Page): Promise<number> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    const over = await page.evaluate<number>(OVER)
    if (over <= 0 || waitedMs >= SETTLES_WITHIN_MS) return over
    await sleep(LOOK_EVERY_MS)
  }
}
