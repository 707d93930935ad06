/**
 * What the free field `:86:` says of an entry. Three ways are in use: numbered parts (`166?00...?20...?32...`), named parts (`/EREF/.../REMI/...`)
 * and plain words, which mainland banks write.
 */
import { cleanText, givenReference } from '../../kernel/clean-text.ts'
import { ENTRY_TEXT_MAX, entryText } from './entry-text.ts'

export type Mt940Text = {
  readonly text: string
  readonly name: string | null
  readonly account: string | null
  readonly references: readonly string[]
}

export function readMt940Text(lines: readonly string[]): Mt940Text {
  const joined = lines.join('').slice(0, ENTRY_TEXT_MAX)
  if (/^(?:\d{3})?\?\d\d/.test(joined)) return fromNumbered(joined)
  if (NAMED_START.test(joined)) return fromNamed(joined)
  return { text: entryText(lines), name: null, account: null, references: [] }
}

const isWords = (code: string): boolean => /^(?:2\d|6[0-3])$/.test(code)

const PART_LENGTH = 27

/** Where a part is full, its last word goes on in the next. */
const wordsOf = (parts: readonly string[]): string =>
  parts.reduce((words, part, index) => words + (index > 0 && parts[index - 1]!.length < PART_LENGTH ? ' ' : '') + part, '')

function fromNumbered(joined: string): Mt940Text {
  const parts = [...joined.matchAll(/\?(\d\d)((?:(?!\?\d\d).)*)/g)].map(([, code = '', value = '']) => [code, value] as const)
  const of = (wanted: (code: string) => boolean): string => wordsOf(parts.flatMap(([code, value]) => (wanted(code) ? value : [])))
  const words = of(isWords)
  const references = [...words.matchAll(/(?:EREF|KREF)\+([^\s+]+?)(?=[A-Z]{4}\+|\s|$)/g)].map(([, reference]) => givenReference(reference))
  return {
    text: entryText([of((code) => code === '00'), words]),
    name: cleanText(of((code) => code === '32' || code === '33')),
    account: cleanText(of((code) => code === '31')),
    references: references.filter((reference) => reference !== null),
  }
}

const NAMES = 'EREF|KREF|PREF|MARF|RTRN|REMI|NAME|BENM|ORDP|IBAN|ACCT|ADDR|ISDT|CSID|TRTP|TRCD|BIC|PURP|CNTP|ULTC|ULTD'
const NAMED_START = new RegExp(`^/(?:${NAMES})/`)
const NAMED_PART = new RegExp(`/(?=(?:${NAMES})/)`)

function fromNamed(joined: string): Mt940Text {
  const parts = joined.split(NAMED_PART).map((part) => {
    const [name = '', ...value] = part.split('/')
    return [name, value.filter((piece) => piece !== '').join('/')] as const
  })
  const first = (...names: readonly string[]): string | null =>
    cleanText(names.map((name) => parts.find(([one, value]) => one === name && value !== '')?.[1]).find((value) => value !== undefined))
  const references = ['EREF', 'KREF', 'PREF'].map((name) => givenReference(first(name)))
  return {
    text: first('REMI', 'TRTP', 'TRCD') ?? '',
    name: first('NAME', 'CNTP'),
    account: first('IBAN', 'ACCT'),
    references: references.filter((reference) => reference !== null),
  }
}
