/** Every reason of the default pack is given to somebody, with its evidence and its way out: by a life of facts through the core, reason by reason. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bannersAt } from '../book/banners.ts'
import { type Book, foldBook, newBook } from '../book/book.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { atDay, CATALOGUE_RUNS, type CatalogueRun } from './catalogue-runs.fixture.ts'
import { explainReason } from './explain-reason.ts'
import { newAccount, step } from './step.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))
const pack = packFrom(files)

function packFrom(all: ReadonlyMap<string, string>): Pack {
  const reading = readPack(all, notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}

/** Reasons that only people give, in words of their own. */
const byPeople = [...pack.reasons.values()].filter(({ code, isGivenByPeople }) => isGivenByPeople && CATALOGUE_RUNS[code] === undefined)
/** Of packs that say nothing at all; the engine's own, as line.test.ts has it. */
const STRUCTURAL = 'not-assessable'
const reasons = [...pack.reasons.keys()].filter((code) => code !== STRUCTURAL && !byPeople.some((one) => one.code === code))

function packOf({ change, law }: CatalogueRun): Pack {
  if (law !== undefined) {
    const rules = pack.rules.map((rule) =>
      rule.id === law.id ? ({ ...rule, params: { ...('params' in rule ? rule.params : {}), ...law.params } } as typeof rule) : rule,
    )
    return { ...pack, rules }
  }
  if (change === undefined) return pack
  const [path, from, to] = change
  const changed = packFrom(new Map([...files, [path, files.get(path)!.replaceAll(from, to)]]))
  expect(changed.hash).not.toBe(pack.hash)
  return changed
}

const causesOf = ({ data }: LineOutcome): readonly Cause[] => [
  ...('cause' in data && typeof data.cause === 'object' ? [data.cause as Cause] : []),
  ...('causes' in data ? ((data.causes ?? []) as readonly Cause[]) : []),
  ...('reasons' in data ? (data.reasons as readonly Cause[]).filter((one) => typeof one === 'object') : []),
]

type Given = Readonly<{ cause: Cause; by: string }>

function givenIn(run: CatalogueRun): Given[] {
  const { facts, book: said = [] } = run
  const by = packOf(run)
  const book = said.reduce<Book>((known, one, nth) => foldBook(known, one, nth + 1), newBook)
  const given: Given[] = bannersAt(book, atDay(2)).map(({ id, components, reason }) => ({
    by: 'banner',
    cause: {
      reason,
      evidence: [
        { signal: 'incident_id', value: id, test: null, asOf: null },
        { signal: 'incident_component', value: components.join(), test: null, asOf: null },
      ],
    },
  }))
  facts.reduce((account, one) => {
    const outcome = step(account, one, by, { borrower: 'b' }, { book })
    if (!outcome.ok) throw new Error(`${one.type} is refused: ${outcome.refusal.code}`)
    for (const made of outcome.value.decision.outcomes) for (const cause of causesOf(made)) given.push({ cause, by: made.type })
    const { recovery, holds } = outcome.value.account.line
    if (recovery.increase !== null) given.push(...holds.map(({ reason, evidence }) => ({ cause: { reason, evidence }, by: 'hold-placed' })))
    return outcome.value.account
  }, newAccount)
  return given
}

test.each(reasons)('%s', (code) => {
  const run = CATALOGUE_RUNS[code]
  expect(run, `nobody shows how ${code} is given: add a life to catalogue-runs.fixture.ts`).toBeDefined()
  const given = givenIn(run!)
  const [first] = given.filter(({ cause }) => cause.reason === code)
  expect(first, `given: ${[...new Set(given.map(({ cause, by }) => `${cause.reason} ${by}`))].join(', ')}`).toBeDefined()
  expect(first!.cause.evidence.some(({ value, test: met }) => value !== null || met === 'null')).toBe(true)
  const { text, cures } = explainReason(first!.cause, pack)
  expect([text.zh, text.en].every((words) => words.length > 10)).toBe(true)
  expect(cures.length).toBeGreaterThan(0)
  for (const { signal } of first!.cause.evidence)
    expect(explainReason(first!.cause, pack).evidence.find((one) => one.signal === signal)?.name.zh).not.toBe(signal)
})

test('what only people give says whose doing it is, and what becomes of it', () => {
  for (const { code, cures, category } of byPeople)
    expect([code, category === 'platform' || code === 'CO04', cures.length > 0]).toEqual([code, true, true])
})

test('the catalogue is whole, and no life is left over', () => {
  const coded = [...pack.reasons.keys()].filter((code) => /^[A-Z]{2}\d\d$/.test(code))
  expect(coded).toHaveLength(68)
  expect(Object.keys(CATALOGUE_RUNS).filter((code) => !pack.reasons.has(code))).toEqual([])
})
