/** One borrower's life on a line, decided by the lending pack, and the dossier of it. Nothing outside tests imports it. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import type { Decision } from '../account/account.ts'
import { newAccount, step } from '../account/step.ts'
import { dayText, knownDay } from '../kernel/day.ts'
import { HOUR_MS } from '../kernel/time.ts'
import { openZone } from '../kernel/zone.ts'
import { lendingPack } from '../pack/lending-pack.fixture.ts'
import type { Pack } from '../pack/pack.ts'
import type { ProductFile } from '../product/product-file.ts'
import { type DocumentKind, documentText, grantOf, listDocuments } from './documents.ts'
import { type Dossier, openDossier } from './dossier.ts'
import type { Language } from './markup.ts'

export const shanghai = openZone('Asia/Shanghai')!
export const noon = (day: string): number => shanghai.startOf(knownDay(day)) + 12 * HOUR_MS
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data'], knownAt = at): Fact =>
  ({ type, occurredAt: at, knownAt, data }) as Fact

const START = noon('2026-01-10')
export const onboarded = [
  fact('borrower-registered', START, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', START + 1, { purpose: 'score' }),
  fact('identity-verified', START + 2, { method: 'document' }),
  fact('score-updated', START + 3, { value: 750, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
]
const asked = { currency: 'CNY', purpose: 'consumption', tenorMonths: 12, repaymentMethod: 'equal_instalment' } as const
export const quote = (quoteId: string, amountMinor: number, day: string, more: object = {}) =>
  fact('quote-requested', noon(day), { quoteId, amountMinor, ...asked, ...more })
export const draw = (drawdownId: string, amountMinor: number, day: string, more: object = {}) =>
  fact('drawdown-requested', noon(day), { drawdownId, amountMinor, ...asked, ...more })
/** A quarter of an hour after the quote of that day, which was read. */
export const takeUp = (quoteId: string, drawdownId: string, amountMinor: number, day: string) =>
  fact('drawdown-requested', noon(day) + HOUR_MS / 4, { drawdownId, amountMinor, currency: 'CNY', purpose: 'consumption', quoteId })
export const paidOut = (drawdownId: string, amountMinor: number, day: string) =>
  fact('drawdown-disbursed', noon(day) + HOUR_MS / 2, { drawdownId, loanId: `ld_${drawdownId}`, amountMinor, currency: 'CNY' })
export const repay = (repaymentId: string, amountMinor: number, day: string, knownOn = day) =>
  fact('repayment-posted', noon(day), { repaymentId, amountMinor, currency: 'CNY' }, noon(knownOn))
export const bounce = (repaymentId: string, amountMinor: number, day: string) =>
  fact('repayment-reversed', noon(day), { repaymentId, amountMinor, currency: 'CNY', cause: 'insufficient_funds' })
const tick = (day: string) => fact('clock-ticked', shanghai.startOf(knownDay(day)), {})
/** Every day of a stretch, both ends counted. */
export const ticks = (from: string, to: string): Fact[] =>
  Array.from({ length: knownDay(to) - knownDay(from) + 1 }, (_, nth) => tick(dayText(knownDay(from) + nth)))

/** As real as an example may be. */
export const examplePack = (change: Partial<ProductFile> = {}): Pack => {
  const pack = lendingPack({
    id: 'cn-consumer',
    title: { zh: '个人消费信用额度', en: 'Consumer credit line' },
    creditor: { name: { zh: '示例消费金融有限公司', en: 'Example Consumer Finance Co.' }, licence: 'consumer_finance' },
    purposes: { allowed: ['consumption'], prohibited: ['house_purchase', 'securities'] },
    ...change,
  })
  return { ...pack, hash: '0123456789abcdef'.repeat(4) }
}

export const jointPack = (): Pack =>
  examplePack({
    joint_lending: {
      partner: { id: 'bank', name: { zh: '示例银行股份有限公司', en: 'Example Bank Co.' }, licence: 'bank' },
      share_permille: 300,
    },
    fees: [
      {
        id: 'guarantee',
        title: { zh: '担保费', en: 'Guarantee fee' },
        basis: 'once_of_principal',
        rate_ppm: 5_000,
        payee: { zh: '示例融资担保有限公司', en: 'Example Guarantee Co.' },
      },
      {
        id: 'service',
        title: { zh: '服务费', en: 'Service fee' },
        basis: 'monthly_of_principal',
        rate_ppm: 500,
        payee: { zh: '示例科技有限公司', en: 'Example Technology Co.' },
      },
    ],
  })

/** A line, a quote taken up, one instalment paid in time, one late and heard of late, and the rest paid back early. */
export const life: readonly Fact[] = [
  ...onboarded,
  quote('qt_1', 1_000_000, '2026-01-15'),
  takeUp('qt_1', 'dd_1', 1_000_000, '2026-01-15'),
  paidOut('dd_1', 1_000_000, '2026-01-15'),
  ...ticks('2026-01-16', '2026-02-15'),
  repay('rp_1', 90_041, '2026-02-15'),
  ...ticks('2026-02-16', '2026-03-25'),
  repay('rp_2', 90_519, '2026-03-25'),
  ...ticks('2026-03-26', '2026-04-03'),
  repay('rp_3', 50_000, '2026-03-31', '2026-04-03'),
  bounce('rp_3', 50_000, '2026-04-07'),
  ...ticks('2026-04-08', '2026-04-15'),
  repay('rp_4', 1_000_000, '2026-04-20'),
]

export type Lived = Readonly<{ dossier: Dossier; decisions: readonly Decision[]; facts: readonly Fact[]; pack: Pack }>

export function lived(facts: readonly Fact[] = life, pack = examplePack()): Lived {
  let account = newAccount
  const decisions = facts.map((one) => {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(`${one.type} was refused: ${outcome.refusal.code}`)
    account = outcome.value.account
    return outcome.value.decision
  })
  return { dossier: dossierOf(facts, decisions), decisions, facts, pack }
}

export function dossierOf(facts: readonly Fact[], decisions: readonly Decision[]): Dossier {
  const dossier = openDossier()
  for (const [index, decision] of decisions.entries()) dossier.take({ sequence: index + 1, packId: 1, fact: facts[index]!, decision })
  return dossier.read()
}

const NOW = noon('2026-05-02')
export const refsOf = ({ dossier }: Lived, now = NOW) => (grantOf(dossier) === undefined ? [] : listDocuments(dossier, shanghai, now))

export function textOf(of: Lived, kind: DocumentKind, subject: string, language: Language, borrower = 'bor_1'): string {
  const ref = refsOf(of).find((one) => one.kind === kind && one.subject === subject)
  if (ref === undefined) throw new Error(`there is no ${kind} of ${subject}`)
  return documentText(ref, language, { borrower, dossier: of.dossier, pack: of.pack, agreedPack: of.pack })
}
