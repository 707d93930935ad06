/**
 * What is worth saying to a borrower today, before anything happens to him. It changes nothing about him, and is told once per occasion: `key` names it.
 *
 * Never    to one who is not served here: closed, or of a line that another system keeps.
 * Units    gaps are filled as documents print money and dates.
 */
import type { Account } from '../account/account.ts'
import { amountText, dateText, moneyText, monthText, permilleText } from '../documents/figures.ts'
import type { Language } from '../documents/markup.ts'
import { type Day, partsOf } from '../kernel/day.ts'
import { availableMinor, statusOf, usableMinor } from '../line/line.ts'
import { owedOn } from '../loan/owed.ts'
import { positionOf, unpaidMinor } from '../loan/position.ts'
import { fill } from '../notices/templates.ts'
import { productFor, zoneFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import { reasonName } from '../pack/reason-name.ts'
import { sourceAt } from '../pack/source-at.ts'
import { nearHolds } from '../recovery/near-holds.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import { isMeantFor } from './audience.ts'
import type { MessageKind, MessageWords } from './message-words.ts'

export type Message = Readonly<{
  kind: MessageKind
  /** The same occasion has the same key. */
  key: string
  subject: Record<Language, string>
  text: Record<Language, string>
  /** Not while another of its kind was said in so many days; null where that is no matter. */
  againAfterDays: number | null
}>

type Filling = Readonly<Record<Language, Readonly<Record<string, string>>>>
type Looked = Readonly<{
  account: Account
  pack: Pack
  source: SignalSource
  words: MessageWords
  isIn: (segment: string) => boolean
  today: Day
  money: (minor: number, language: Language) => string
}>

/** All that there is occasion for; what of it is said hangs on what he was told before (chooseMessages). */
export function messagesDue(account: Account, pack: Pack, at: number): readonly Message[] {
  const { messages: words } = pack
  const { line } = account
  if (words === null || line.stage !== 'open' || line.origin === 'imported') return []
  const product = productFor(pack, line)
  const code = line.currency ?? product?.currency ?? 'CNY'
  const money = (minor: number, language: Language) => moneyText(minor, { code, digits: product?.minor_digits ?? 2 }, language)
  const today = zoneFor(pack, line).dayAt(at)
  const source = sourceAt(pack, account, at)
  const isIn = (segment: string): boolean => words.segments.get(segment)?.pass(source) === true
  const looked: Looked = { account, pack, source, words, isIn, today, money }
  return [nearHold, paymentDue, onTime, freshness, borrowing, monthlyReport, learning].flatMap((look) => look(looked))
}

type Words = MessageWords['learning'][number] | MessageWords[Exclude<MessageKind, 'learning'>]

/** Nothing where it is not meant for him. */
function say({ isIn }: Looked, words: Words, which: Readonly<{ kind: MessageKind; key: string }>, filling: Filling): readonly Message[] {
  if (!isMeantFor(words, isIn)) return []
  const { subject, text } = words.instead.find(({ to }) => isIn(to)) ?? words
  const saying = {
    ...which,
    subject: { zh: fill(subject.zh, filling.zh), en: fill(subject.en, filling.en) },
    text: { zh: fill(text.zh, filling.zh), en: fill(text.en, filling.en) },
  }
  return [{ ...saying, againAfterDays: words.again_after_days ?? null }]
}

const said = (kind: Exclude<MessageKind, 'learning'>, key: string, looked: Looked, filling: Filling): readonly Message[] =>
  say(looked, looked.words[kind], { kind, key: `${kind} ${key}` }, filling)

const both = (filling: (language: Language) => Record<string, string>): Filling => ({ zh: filling('zh'), en: filling('en') })

const monthOf = (day: Day): string => {
  const { year, month } = partsOf(day)
  return `${year}-${month}`
}

/** A hold that one more of something would bring: told once a month for each reason. A hold in force has its own notice. */
function nearHold(looked: Looked): readonly Message[] {
  const { account, pack, source, words, today } = looked
  const { counts, permille } = words.near_hold
  const held = new Set(account.line.holds.map(({ reason }) => reason))
  return nearHolds(pack, source).flatMap(({ reason, signal, value, bound, distance, direction }) => {
    const about = signalNamed.get(signal)
    const isCount = about?.unit === 'count'
    const isNear = isCount ? distance <= counts && value > 0 : distance * 1000 <= permille * Math.abs(bound)
    // Nobody is warned of what only others can bring about, or time.
    const isHis = about !== undefined && (direction === 'up' ? isCount || about.unit === 'permille' : about.unit === 'points')
    const text = pack.reasons.get(reason)?.text
    if (held.has(reason) || !isNear || !isHis || text === undefined || about === undefined) return []
    const filling = both((language) => ({
      signal: about[language],
      value: shown(value, about.unit),
      left: shown(distance, about.unit),
      reason: reasonName(text, language),
    }))
    return said('near_hold', `${reason} ${monthOf(today)}`, looked, filling)
  })
}

const shown = (value: number, unit: string): string =>
  unit === 'permille' ? permilleText(value) : unit === 'minor' ? amountText(value, 2) : String(value)

/** What falls due on one day, of all loans together. */
function paymentDue(looked: Looked): readonly Message[] {
  const { account, words, today, money } = looked
  const due = new Map<Day, number>()
  for (const { loan, settledOn } of account.line.loans) {
    if (settledOn !== null || today < loan.disbursedOn) continue
    const ofToday = positionOf(loan, today).instalments.filter((row) => row.dueOn === today)
    const { next } = owedOn(loan, today)
    const falls = [...ofToday.map((row) => ({ dueOn: today, amountMinor: unpaidMinor(row) })), ...(next === null ? [] : [next])]
    for (const { dueOn, amountMinor } of falls) due.set(dueOn, (due.get(dueOn) ?? 0) + amountMinor)
  }
  return [...due].flatMap(([dueOn, amountMinor]) => {
    const days = dueOn - today
    if (!words.payment_due.days_before.includes(days) || amountMinor <= 0) return []
    const filling = both((language) => ({ amount: money(amountMinor, language), due_on: dateText(dueOn, language), days: String(days) }))
    return said('payment_due', `${dueOn} ${days}`, looked, filling)
  })
}

function onTime(looked: Looked): readonly Message[] {
  const { source, words } = looked
  const streak = Number(readSignal('on_time_streak', source) ?? 0)
  if (streak === 0 || streak % words.on_time.every !== 0) return []
  const filling = both(() => ({ count: String(streak) }))
  return said('on_time', String(streak), looked, filling)
}

const FIELDS = ['phone', 'address', 'occupation'] as const

/** Once a quarter for each field that was not confirmed for long. */
function freshness(looked: Looked): readonly Message[] {
  const { source, words, today } = looked
  const { year, month } = partsOf(today)
  const quarter = `${year}-${Math.ceil(month / 3)}`
  return FIELDS.flatMap((field) => {
    const signal = signalNamed.get(`${field}_age_days`)
    const age = signal?.read(source)
    if (signal === undefined || typeof age !== 'number' || age < words.freshness.after_days) return []
    const filling = both((language) => ({ field: FIELD_WORDS[field][language], days: String(age) }))
    return said('freshness', `${field} ${quarter}`, looked, filling)
  })
}

const FIELD_WORDS = {
  phone: { zh: '手机号', en: 'phone number' },
  address: { zh: '地址', en: 'address' },
  occupation: { zh: '职业信息', en: 'occupation' },
} as const

function borrowing(looked: Looked): readonly Message[] {
  const { source, words, today } = looked
  const utilisation = Number(readSignal('utilisation', source) ?? 0)
  const applications = Number(readSignal('applications_30d', source) ?? 0)
  const { utilisation_permille, applications_30d } = words.borrowing
  if (utilisation < utilisation_permille && applications < applications_30d) return []
  const filling = both(() => ({ utilisation: permilleText(utilisation), applications: String(applications) }))
  return said('borrowing', monthOf(today), looked, filling)
}

const STATUS_WORDS = {
  pending: { zh: '待开通', en: 'not open yet' },
  active: { zh: '正常', en: 'active' },
  suspended: { zh: '暂停使用', en: 'drawing paused' },
  closed: { zh: '已关闭', en: 'closed' },
  charged_off: { zh: '已核销', en: 'charged off' },
} as const

function monthlyReport(looked: Looked): readonly Message[] {
  const { account, source, words, today, money } = looked
  if (partsOf(today).dayOfMonth !== words.monthly_report.on_day) return []
  const { line, assessment } = account
  const streak = Number(readSignal('on_time_streak', source) ?? 0)
  const filling = both((language) => ({
    month: monthText(today, language),
    status: STATUS_WORDS[statusOf(line)][language],
    limit: money(usableMinor(line), language),
    drawn: money(line.drawnMinor, language),
    available: money(availableMinor(line), language),
    streak: String(streak),
    grade: assessment.grade ?? '-',
  }))
  return said('monthly_report', monthOf(today), looked, filling)
}

/** Once for each hold that it speaks of. */
function learning(looked: Looked): readonly Message[] {
  const { account, words } = looked
  return words.learning.flatMap((piece) => {
    const hold = account.line.holds.find(({ reason }) => piece.reasons.includes(reason))
    if (hold === undefined) return []
    return say(looked, piece, { kind: 'learning', key: `learning ${piece.id} ${hold.id}` }, { zh: {}, en: {} })
  })
}
