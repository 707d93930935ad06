/**
 * One notice in words: what happened, at most four reasons with their evidence, what to do and by when, where to object, who funds the line.
 *
 * Words    of the pack that decided, or the edited template that a second person approved; what the law asks for is not in the template's hands.
 * Neutral  of a confidential reason no evidence is shown.
 */

import { dateText, dayRateText, ppmText } from '../documents/figures.ts'
import type { Language, Words } from '../documents/markup.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import type { Reason } from '../pack/reasons.ts'
import type { Product } from '../product/product.ts'
import { appealClock } from './appeal-clock.ts'
import { evidenceText, type Saying } from './evidence-text.ts'
import { type Addressed, commonValues, moneyOf, sayingOf } from './notice-gaps.ts'
import { NOTICE_WORDS as W } from './notice-words.ts'
import type { Block, Rendered } from './rendered.ts'
import { fill, type NoticeTemplate, templateFor } from './templates.ts'

export type NoticeData = OutcomeOf<'notice-due'>['data']

/** `outcome`: what the notice is about, where it is known. `line`: after it. */
export type NoticeToRender = Addressed & Readonly<{ notice: NoticeData; outcome: LineOutcome | null; template?: NoticeTemplate }>

export function renderNotice(told: NoticeToRender, language: Language): Rendered {
  const { notice, pack, product } = told
  const saying = sayingOf(told, language)
  const values = gapValues(told, saying)
  const { subject, opening, closing } = told.template ?? templateFor(pack.notices, notice.about)
  const say = (words: Words, more: Readonly<Record<string, string>> = {}) => fill(words[language], { ...values, ...more })
  const reasons = notice.reasons.map((cause) => ({ cause, reason: pack.reasons.get(cause.reason) }))
  return {
    subject: say(subject),
    blocks: [
      { kind: 'paragraph', text: say(opening) },
      { kind: 'heading', text: say(reasons.length > 1 ? W.reasons : W.reason) },
      ...reasons.flatMap(({ cause, reason }, index): Block[] => [
        { kind: 'paragraph', text: numbered(index, reasons.length, reason?.text[language] ?? cause.reason) },
        { kind: 'list', items: reason?.isConfidential ? [] : cause.evidence.map((one) => evidenceText(one, saying)) },
      ]),
      ...(notice.furtherReasons > 0
        ? [{ kind: 'paragraph', text: say(W.further, { count: String(notice.furtherReasons) }) } as const]
        : []),
      ...wayBack(
        reasons.map(({ reason }) => reason),
        language,
      ),
      { kind: 'heading', text: say(W.objectTitle) },
      { kind: 'paragraph', text: say(W.object) },
      ...(product === null ? [] : [{ kind: 'paragraph', text: say(W.funder) } as const]),
      { kind: 'paragraph', text: say(closing) },
    ],
  }
}

const numbered = (index: number, count: number, text: string): string => (count > 1 ? `${index + 1}. ${text}` : text)

/** Each step once, though several reasons ask for it; what we do ourselves stands apart. */
function wayBack(reasons: readonly (Reason | undefined)[], language: Language): Block[] {
  const known = reasons.filter((reason) => reason !== undefined)
  const cures = new Map(known.flatMap((reason) => reason.cures.map((cure) => [cure.id, cure] as const)))
  const own = [...cures.values()].filter(({ isOurs }) => !isOurs)
  const ours = [...cures.values()].filter(({ isOurs }) => isOurs)
  const waits = [...new Set(known.map(({ wait }) => wait[language]))]
  return [
    { kind: 'heading', text: W.wayBack[language] },
    ...(own.length === 0 ? [{ kind: 'paragraph', text: W.nothingToDo[language] } as const] : []),
    { kind: 'list', items: [...own, ...ours].map(({ text }) => text[language]) },
    ...(waits.length > 0
      ? [{ kind: 'paragraph', text: `${W.wait[language]}${waits.join(language === 'zh' ? '；' : '; ')}` } as const]
      : []),
  ]
}

function gapValues(told: NoticeToRender, saying: Saying): Record<string, string> {
  const { notice, at, pack, outcome, product } = told
  const { answeredBy } = appealClock(
    pack,
    notice.reasons.map(({ reason }) => reason),
    at,
  )
  return {
    ...commonValues(told, saying),
    answered_by: dateText(saying.zone.dayAt(answeredBy), saying.language),
    scope: notice.scope === null ? '' : W.scopes[notice.scope][saying.language],
    funder: fundersOf(product, saying.language),
    ...(outcome === null ? {} : ownValues(outcome, moneyOf(told, saying))),
  }
}

function ownValues(outcome: LineOutcome, money: (minor: number) => string): Record<string, string> {
  if (outcome.type === 'limit-changed') {
    const { fromMinor, toMinor } = outcome.data
    const change = fromMinor === 0 ? '' : signedPpm(Math.round(((toMinor - fromMinor) * 1_000_000) / fromMinor))
    return { limit_before: money(fromMinor), limit_after: money(toMinor), change }
  }
  if (outcome.type === 'price-changed') {
    return { rate_before: dayRateText(outcome.data.fromDayRate), rate_after: dayRateText(outcome.data.toDayRate) }
  }
  return 'amountMinor' in outcome.data && typeof outcome.data.amountMinor === 'number' ? { amount: money(outcome.data.amountMinor) } : {}
}

const signedPpm = (ppm: number): string => (ppm > 0 ? '+' : '') + ppmText(ppm)

function fundersOf(product: Product | null, language: Language): string {
  if (product === null) return ''
  const { creditor, joint_lending: joint } = product
  return joint === null
    ? creditor.name[language]
    : [creditor.name[language], joint.partner.name[language]].join(language === 'zh' ? '、' : ', ')
}
