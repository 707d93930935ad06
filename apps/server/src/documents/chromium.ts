/** Where a Chromium is that prints documents; it comes with the system, never with Fairline. */
import { existsSync } from 'node:fs'

/** Where Debian and others put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** `configured`: FAIRLINE_CHROMIUM; where it is set, only that one is used. Undefined where there is none. */
export const findChromium = (configured: string | undefined): string | undefined =>
  (configured === undefined ? PLACES : [configured]).find((path) => existsSync(path))
