/** Notices of the default pack: every adverse outcome, in both languages, with nothing unfilled and nothing left out. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { describe, expect, test } from 'vitest'
import type { Account, Decision } from '../account/account.ts'
import { newAccount, step } from '../account/step.ts'
import { DAY_MS } from '../kernel/time.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { appealClock } from './appeal-clock.ts'
import { type NoticeToRender, renderNotice } from './render-notice.ts'
import { htmlOf, textOf } from './rendered.ts'
import { faultsOf, readNotices } from './templates.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))

function packOf(given: ReadonlyMap<string, string>): Pack {
  const reading = readPack(given, notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}
const pack = packOf(files)
const START = Date.parse('2026-09-01T04:00:00Z')
const fact = <T extends FactType>(type: T, hours: number, data: FactOf<T>['data']): Fact => {
  const at = START + hours * 3_600_000
  return { type, occurredAt: at, knownAt: at, data } as Fact
}
const opening: Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 1, { purpose: 'score' }),
  fact('identity-verified', 2, { method: 'document_bank_card_otp' }),
  fact('score-updated', 3, { value: 700, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
]

function told(facts: readonly Fact[]): NoticeToRender[] {
  let account: Account = newAccount
  const notices: NoticeToRender[] = []
  for (const one of facts) {
    const outcome = step(account, one, pack, { borrower: 'b1' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    account = outcome.value.account
    notices.push(...noticesOf(outcome.value.decision))
  }
  return notices
}

const noticesOf = ({ outcomes, at, line }: Decision): NoticeToRender[] =>
  outcomes.flatMap((outcome): NoticeToRender[] =>
    outcome.type === 'notice-due'
      ? [
          {
            notice: outcome.data,
            outcome: outcomes.find(({ type }) => type === outcome.data.about) ?? null,
            at,
            borrower: 'b1',
            line,
            pack,
            product: pack.defaultProduct,
          },
        ]
      : [],
  )

const devices = ['a', 'b', 'c'].map((id, nth) => fact('session-started', 4 + nth, { device: { id } }))

describe('a hold by three devices', () => {
  const [notice] = told([...opening, ...devices])

  test('in Chinese: what, why with value and bound and day, how back, where to object and until when', () => {
    const text = textOf(renderNotice(notice!, 'zh'))
    for (const part of [
      '暂停借款',
      '频繁更换设备',
      '3（达到或超过 3',
      '2026年9月1日',
      '完成实名认证',
      '申诉',
      '2026年9月16日',
      '资金方：示例消费金融有限公司',
    ])
      expect(text).toContain(part)
  })

  test('in English the same', () => {
    const { subject } = renderNotice(notice!, 'en')
    const text = textOf(renderNotice(notice!, 'en'))
    expect(subject).toContain('drawing is paused')
    for (const part of [
      'Frequent device changes',
      '3 (3 or more',
      '1 September 2026',
      'Verify your identity',
      'answered by 16 September 2026',
    ])
      expect(text).toContain(part)
  })

  test('as HTML nothing of it can be markup, and nothing is loaded', () => {
    const hostile = {
      ...notice!,
      template: {
        subject: { zh: '<img src=x>', en: '<img src=x>' },
        opening: { zh: '{borrower}', en: '{borrower}' },
        closing: { zh: '&', en: '&' },
      },
      borrower: '<script>',
    }
    const page = htmlOf(renderNotice(hostile, 'en'), 'en')
    expect(page).not.toMatch(/<script|<img|<a |<link|<iframe/)
    expect(page).toContain('&lt;script&gt;')
  })
})

const cause: Cause = { reason: 'SE01', evidence: [{ signal: 'devices_30d', value: 3, test: '>= 3', asOf: null }] }
const OUTCOMES: readonly LineOutcome[] = [
  { type: 'hold-placed', data: { holdId: 'h', scope: 'draw', cause } },
  { type: 'observation-broken', data: { holdId: 'h', scope: 'increase', cause } },
  { type: 'limit-changed', data: { fromMinor: 10_000_000, toMinor: 5_000, causes: [cause] } },
  { type: 'price-changed', data: { fromDayRate: 30_000, toDayRate: 50_000, causes: [cause] } },
  { type: 'drawdown-declined', data: { drawdownId: 'd', amountMinor: 50_000, code: 'policy', counts: false, causes: [cause] } },
  { type: 'drawdown-cancelled', data: { drawdownId: 'd', amountMinor: 50_000, cause: 'technical', causes: [cause] } as never },
  { type: 'grant-declined', data: { causes: [cause] } },
  { type: 'increase-declined', data: { requestId: 'i', causes: [cause] } },
]

test.each(OUTCOMES)('$type: every gap is filled in both languages', (outcome) => {
  const notice = {
    noticeId: 'n',
    about: outcome.type,
    holdId: null,
    scope: 'draw',
    drawdownId: null,
    furtherReasons: 1,
    reasons: [{ ...cause, cures: [] }],
  } as const
  const line = { status: 'active', currency: 'CNY', limitMinor: 5_000, drawnMinor: 0, availableMinor: 5_000 } as const
  for (const language of ['zh', 'en'] as const) {
    const rendered = renderNotice({ notice, outcome, at: START, borrower: 'b1', line, pack, product: pack.defaultProduct }, language)
    expect(`${rendered.subject}\n${textOf(rendered)}`).not.toMatch(/\{\w+\}|undefined/)
    expect(textOf(rendered)).toContain(language === 'zh' ? '另有 1 项' : '1 lesser')
  }
})

test('100,000 to 50 is told as it is', () => {
  const [, , cut] = OUTCOMES
  const notice = {
    noticeId: 'n',
    about: 'limit-changed',
    holdId: null,
    scope: null,
    drawdownId: null,
    furtherReasons: 0,
    reasons: [{ ...cause, cures: [] }],
  }
  const line = { status: 'active', currency: 'CNY', limitMinor: 5_000, drawnMinor: 0, availableMinor: 5_000 } as const
  const { subject, blocks } = renderNotice(
    { notice, outcome: cut!, at: START, borrower: 'b1', line, pack, product: pack.defaultProduct },
    'zh',
  )
  expect([subject, blocks[0]]).toEqual([
    '您的额度调整为50.00元',
    { kind: 'paragraph', text: '2026年9月1日，您的额度由100,000.00元调整为50.00元（-99.95%）。' },
  ])
})

test('of a confidential reason no evidence is shown', () => {
  const secret: Pack = { ...pack, reasons: new Map([...pack.reasons, ['SE01', { ...pack.reasons.get('SE01')!, isConfidential: true }]]) }
  const [notice] = told([...opening, ...devices])
  const open = textOf(renderNotice(notice!, 'zh'))
  const closed = textOf(renderNotice({ ...notice!, pack: secret }, 'zh'))
  expect([open.includes('达到或超过'), closed.includes('达到或超过')]).toEqual([true, false])
})

test('of several clocks the shortest counts, and without any that of complaints', () => {
  const clocked = (...days: number[]) => ({
    ...pack.reasons.get('SE01')!,
    clocks: days.map((one) => ({ days: one, source: `rule-${one}` })),
  })
  const reasons = new Map([
    ['A', clocked(20, 10)],
    ['B', clocked(30)],
  ])
  expect(appealClock({ reasons }, ['A', 'B'], 0)).toEqual({ answeredBy: 10 * DAY_MS, days: 10, source: 'rule-10' })
  expect(appealClock({ reasons }, ['B'], 0)).toEqual({ answeredBy: 15 * DAY_MS, days: 15, source: 'CN-COMPLAINT' })
})

describe('templates', () => {
  const words = (zh: string, en = zh) => ({ subject: { zh, en }, opening: { zh: 'x', en: 'x' }, closing: { zh: 'x', en: 'x' } })
  test.each([
    ['any', words('{date}'), []],
    ['any', words('{limit_after}'), ['subject']],
    ['limit-changed', words('{limit_after}'), []],
    ['limit-changed', words('{constructor}'), ['subject']],
    ['any', words('{date}', 'today'), ['subject']],
  ])('%s with %o', (about, template, faults) => {
    expect(faultsOf(about, template).map(({ part }) => part)).toEqual(faults)
  })

  test('a file with a strange gap does not load, and says on which line', () => {
    const { diagnostics } = readNotices(files.get('notices.yaml')!.replace('调整为{limit_after}"', '调整为{limit_afterwards}"'))
    expect(diagnostics).toMatchObject([
      { file: 'notices.yaml', line: expect.any(Number), message: expect.stringContaining('{limit_afterwards}') },
    ])
    expect(readPack(new Map([...files, ['notices.yaml', 'format: 1\nnotices: {}\n']]), notSha256).ok).toBe(false)
  })

  test('a pack without the file says it in plain words', () => {
    const plain = packOf(new Map([...files].filter(([path]) => path !== 'notices.yaml')))
    const [notice] = told([...opening, ...devices])
    expect(renderNotice({ ...notice!, pack: plain }, 'zh').subject).toBe('关于您授信额度的通知')
  })
})
