/** What an event or an outcome is called, by its type on the wire. A type we don't know is shown as it is. */
import catalogue from '../api/catalogue/event-words.json'
import { useLanguage } from '../locales/i18n.ts'
import type { Tone } from './tag.tsx'

type Named = Readonly<{ zh: string; en: string }>
const FACTS: Readonly<Record<string, Named>> = catalogue.facts
const OUTCOMES: Readonly<Record<string, Named>> = catalogue.outcomes

/** `fairline.score-updated.v1` and `score-updated` are both called `score-updated`. */
const nameOfType = (type: string): string => /^fairline\.([a-z-]+)\.v\d+$/.exec(type)?.[1] ?? type

export function useEventWords(): { fact: (type: string) => string; outcome: (type: string) => string } {
  const language = useLanguage()
  return {
    fact: (type) => FACTS[nameOfType(type)]?.[language] ?? type,
    outcome: (type) => OUTCOMES[nameOfType(type)]?.[language] ?? type,
  }
}

const GOOD = new Set(['line-granted', 'hold-lifted', 'drawdown-approved'])
const BAD = new Set(['hold-placed', 'drawdown-declined', 'grant-declined', 'observation-broken'])

export function toneOfOutcome(type: string): Tone {
  const name = nameOfType(type)
  return GOOD.has(name) ? 'good' : BAD.has(name) ? 'bad' : 'plain'
}

/** Follows from the outcome before it, and says no more: left out where outcomes are listed in short. */
export const isMinorOutcome = (type: string): boolean => nameOfType(type) === 'notice-due'

/** Nothing that anybody need look at. */
export const isQuietOutcome = (type: string): boolean =>
  ['notice-due', 'hold-kept', 'repayment-applied', 'balance-observed'].includes(nameOfType(type))
