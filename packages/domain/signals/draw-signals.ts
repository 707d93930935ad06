/** Signals of who asks for the drawdown that is being decided, and of how it compares with those before it. */
import { permille } from '../kernel/ratio.ts'
import { deviceOf, firstSeen, isProven, trustOf } from './devices.ts'
import { isOfIntruder } from './intrusion.ts'
import type { Signal, SignalSource } from './signal.ts'
import { ageInDays } from './standing-signals.ts'
import { WINDOW } from './windows.ts'

const noDevice = { zh: '当前没有借款申请，或未说明使用的设备', en: 'no drawdown is being decided, or its device was not named' }
const fewDraws = { zh: '180 天内借款少于三次，无从比较', en: 'fewer than three drawdowns in 180 days: nothing to compare with' }

/** The least that says what is usual. */
const USUAL_FROM = 3
const USUAL_PERMILLE = 950

/** Nearest rank: the smallest of them that 95 % do not exceed. */
function usualDraw({ signals, at }: SignalSource): number | null {
  const amounts = signals.security.draws.filter((draw) => draw.at > at - WINDOW.halfYear).map(({ amountMinor }) => amountMinor)
  if (amounts.length < USUAL_FROM) return null
  const rank = Math.ceil((amounts.length * USUAL_PERMILLE) / 1_000)
  return amounts.sort((a, b) => a - b)[rank - 1] ?? null
}

function drawToUsual(source: SignalSource): number | null {
  const usualMinor = usualDraw(source)
  return source.draw === null || usualMinor === null ? null : permille(source.draw.amountMinor, usualMinor)
}

const isNamed = ({ draw }: SignalSource): boolean => draw !== null && (draw.by.device !== 0 || draw.by.session !== 0)

function isDrawProven(source: SignalSource): boolean | null {
  return source.draw === null || !isNamed(source) ? null : isProven(source, source.draw.by)
}

/** When he asked. A device of which no login is known, and an intruder's, is as new as one can be. */
function deviceAge(source: SignalSource): number | null {
  const { signals, draw } = source
  if (draw === null || !isNamed(source)) return null
  const { security } = signals
  const device = isOfIntruder(security.intrusions, draw.by) ? 0 : deviceOf(security, draw.by)
  return ageInDays(firstSeen(security, device, draw.by.at) ?? draw.by.at, draw.by.at)
}

function isRefused({ signals: { security }, draw }: SignalSource): boolean | null {
  if (draw === null) return null
  const device = deviceOf(security, draw.by)
  if (device === 0) return null
  const { trustedAt = null, untrustedAt = null } = trustOf(security, device) ?? {}
  return untrustedAt !== null && (trustedAt === null || untrustedAt >= trustedAt)
}

export const drawSignals: readonly Signal[] = [
  {
    name: 'draw_device_proven',
    type: 'boolean',
    unit: 'flag',
    family: 'device',
    window: null,
    nullMeans: noDevice,
    zh: '本次借款的设备是否为常用设备，或已在该设备上通过实名认证',
    en: 'the device of this drawdown is a trusted one, or the owner proved his identity on it',
    read: isDrawProven,
  },
  {
    name: 'draw_device_age_days',
    type: 'number',
    unit: 'days',
    family: 'device',
    window: 'P30D',
    nullMeans: noDevice,
    zh: '申请时该设备已使用天数（30 天内）',
    en: 'days that the device had been used when the drawdown was asked for, of the last 30',
    read: deviceAge,
  },
  {
    name: 'draw_device_untrusted',
    type: 'boolean',
    unit: 'flag',
    family: 'device',
    window: null,
    nullMeans: noDevice,
    zh: '本次借款的设备是否已被本人取消常用',
    en: 'the owner took his trust in the device of this drawdown back',
    read: isRefused,
  },
  {
    name: 'usual_draw_minor',
    type: 'number',
    unit: 'minor',
    family: 'behaviour',
    window: 'P180D',
    nullMeans: fewDraws,
    zh: '180 天内借款金额的 95 分位',
    en: 'amount that 95 % of the drawdowns of 180 days do not exceed',
    dated: ({ signals }) => signals.security.draws.at(-1)?.at ?? null,
    read: usualDraw,
  },
  {
    name: 'draw_to_usual_permille',
    type: 'number',
    unit: 'permille',
    family: 'behaviour',
    window: 'P180D',
    nullMeans: fewDraws,
    zh: '本次借款金额与平时借款（95 分位）之比',
    en: 'amount of this drawdown against that usual amount',
    read: drawToUsual,
  },
]
