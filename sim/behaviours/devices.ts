/** Logins, new phones, and devices that are not his. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { mayAppeal } from './appeals.ts'

const MODELS = ['Mate 60', 'P70', 'iPhone 15', 'Xiaomi 14', 'X100', 'Find X7', 'Magic6', 'Redmi K70'] as const
const CLIENT_VERSION = '10.5.80'
const DAY_HOURS = { from: 7.5, to: 23.5 }

export const modelOf = (device: string): string => MODELS[(device.charCodeAt(device.length - 1) + device.length) % MODELS.length]!

type Login = Readonly<{ device?: string; place?: string; network?: 'home' | 'cellular' | 'public' | 'anonymised' }>

export function login(
  borrower: Borrower,
  at: number,
  { device = borrower.device, place = borrower.place, network = 'home' }: Login = {},
): void {
  tell(borrower, 'login', {
    type: 'session-started',
    at,
    data: {
      device: { id: device, model: modelOf(device), client_version: CLIENT_VERSION },
      network: { kind: network, ...(network === 'home' && { id: `${borrower.subject}-home` }) },
      place,
    },
  })
}

/** Somewhere in the month, by day. */
export function daytime(random: Borrower['random']['login'], month: Month): number {
  const days = Math.floor((month.endAt - month.startAt) / DAY_MS)
  const midnight = month.startAt - ((month.startAt + 8 * HOUR_MS) % DAY_MS) + DAY_MS
  return midnight + random.whole(0, days - 2) * DAY_MS + random.between(DAY_HOURS.from, DAY_HOURS.to) * HOUR_MS
}

export function logIn(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.login
  const days = random.poisson(PARAMETERS.loginDaysMonthly.value * world.loginShare)
  for (let day = 0; day < days; day++) {
    const at = daytime(random, month)
    const network = random.chance(0.6) ? 'home' : random.chance(0.9) ? 'cellular' : 'public'
    login(borrower, at, { network })
  }
}

export function changeDevices(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.device
  const { phoneChangesMonthly, concurrentLoginsMonthly } = PARAMETERS
  const [changes, doubles] = [random.poisson(phoneChangesMonthly.value), random.chance(concurrentLoginsMonthly.value * world.trouble)]
  const strikes = random.chance(FRAUDSTER_STRIKES)
  for (let change = 0; change < changes; change++) changePhone(world, borrower, daytime(random, month))
  if (doubles) logInTwice(world, borrower, daytime(random, month))
  if (borrower.segment === 'fraudster' && !borrower.isGone && strikes) burst(world, borrower, month)
}

/** A fraudster strikes within a few months. */
const FRAUDSTER_STRIKES = 0.25

/** Whoever makes a new phone his trusted one proves on it first who he is. */
function changePhone(world: World, borrower: Borrower, at: number): void {
  const random = borrower.random.device
  borrower.device = `${borrower.subject}-phone-${borrower.told.device++ + 1}`
  login(borrower, at)
  const device_id = borrower.device
  if (random.chance(0.7)) {
    tell(borrower, 'device', { type: 'identity-verified', at: at + 3 * MINUTE_MS, data: { method: 'face', device_id } })
    tell(borrower, 'device', { type: 'device-trusted', at: at + 4 * MINUTE_MS, data: { device_id } })
  }
  reveal(world, borrower.subject, { kind: 'phone-change', from: at, to: at + DAY_MS })
}

/** Three places within hours. */
function logInTwice(world: World, borrower: Borrower, at: number): void {
  const end = at + 3 * HOUR_MS
  login(borrower, at)
  login(borrower, at + 40 * MINUTE_MS, { place: 'kunming', network: 'cellular', device: `${borrower.subject}-other` })
  login(borrower, end, { place: 'harbin', network: 'public', device: `${borrower.subject}-other` })
  tell(borrower, 'device', { type: 'identity-verified', at: end + 20 * HOUR_MS, data: { method: 'document_bank_card_otp' } })
  mayAppeal(borrower, end)
  reveal(world, borrower.subject, { kind: 'concurrent-login', from: at, to: end })
}

function burst(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.device
  const { min, max, days } = PARAMETERS.burstDevices.value
  const from = Math.min(daytime(random, month), month.endAt - 8 * DAY_MS)
  const count = random.whole(min, max)
  for (let nth = 0; nth < count; nth++) {
    login(borrower, from + (nth * days * DAY_MS) / max, { device: `${borrower.subject}-burner-${nth + 1}`, network: 'cellular' })
  }
  borrower.isGone = true
  reveal(world, borrower.subject, { kind: 'device-burst', from, to: from + days * DAY_MS })
}
