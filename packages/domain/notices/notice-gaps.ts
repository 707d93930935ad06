/** What every notice fills in, whatever it is about. */
import { dateText, moneyText } from '../documents/figures.ts'
import type { Language } from '../documents/markup.ts'
import { UTC } from '../kernel/zone.ts'
import type { LineSummary } from '../line/line.ts'
import type { Pack } from '../pack/pack.ts'
import type { Product } from '../product/product.ts'
import type { Saying } from './evidence-text.ts'
import { NOTICE_WORDS as W } from './notice-words.ts'

/** `product`: null where another system lends. `at`: of the decision. */
export type Addressed = Readonly<{ at: number; borrower: string; line: LineSummary; pack: Pack; product: Product | null }>

export const sayingOf = ({ product, pack }: Addressed, language: Language): Saying => ({
  language,
  zone: (product ?? pack.defaultProduct)?.zone ?? UTC,
  minorDigits: product?.minor_digits ?? 2,
})

export const moneyOf =
  ({ line, product }: Addressed, { language, minorDigits }: Saying) =>
  (minor: number): string =>
    moneyText(minor, { code: line.currency ?? product?.currency ?? 'CNY', digits: minorDigits }, language)

export function commonValues(told: Addressed, saying: Saying) {
  const { at, borrower, line, product } = told
  const { language, zone } = saying
  const money = moneyOf(told, saying)
  return {
    borrower,
    date: dateText(zone.dayAt(at), language),
    creditor: product?.creditor.name[language] ?? W.creditor[language],
    product: product?.title[language] ?? W.line[language],
    limit: money(line.limitMinor),
    available: money(line.availableMinor),
    service: product?.contacts?.service[language] ?? W.service[language],
    complaints: product?.contacts?.complaints[language] ?? W.service[language],
  }
}
