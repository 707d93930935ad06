import { ACTS } from '@fairline/contract/acts'
import { FACTS } from '@fairline/contract/facts'

type Words = Readonly<{ zh: string; en: string }>

const WORDS: Readonly<Record<string, Words>> = { ...FACTS, ...ACTS }

/** Of an act or a fact; of one that a newer release wrote, its name. */
export function wordsOf(what: string): { zh: string; en: string } {
  const known = Object.hasOwn(WORDS, what) ? WORDS[what] : undefined
  return known === undefined ? { zh: what, en: what } : { zh: known.zh, en: known.en }
}
