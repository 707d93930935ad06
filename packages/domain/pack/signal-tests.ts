/** Conditions on signals, as unary FEEL tests: compiled as the tables are, and as strict: a signal that nobody knows passes no test (P9). */
import { type InputSchema, loadPolicy } from '@fairline/policy/policy'
import { CATALOGUE, signalNamed } from '../signals/catalogue.ts'
import type { SignalFamily } from '../signals/families.ts'
import type { Cuts } from '../signals/moves.ts'
import type { Signal, SignalSource } from '../signals/signal.ts'
import { unheardOf } from './unheard-of.ts'

/** `pass`: all of them do. `watched`: by name, the values at which the answer may change. */
export type SignalTests = Readonly<{ pass: (source: SignalSource) => boolean; watched: ReadonlyMap<string, Cuts> }>

type Tests = Readonly<Record<string, string>>
type Compiled = Readonly<{ byId: ReadonlyMap<string, SignalTests>; faults: readonly { readonly id: string; readonly message: string }[] }>

/** Signals as inputs of a policy. Text signals bring the codes they can take. Those of families that are switched off somewhere may be unknown. */
export function schemaWithout(off: Pick<ReadonlySet<SignalFamily>, 'has'>): InputSchema {
  const mayBeNull = ({ nullMeans, family }: Signal) => nullMeans !== undefined || (family !== undefined && off.has(family))
  return new Map(
    CATALOGUE.map((signal) => [
      signal.name,
      { type: signal.type, nullable: mayBeNull(signal), ...(signal.values && { values: signal.values }) },
    ]),
  )
}

export const signalSchema: InputSchema = schemaWithout(new Set())

/** Any family may be off where the tests are put. */
const ANY_OFF = { has: () => true }

export function compileTests(all: readonly (readonly [id: string, tests: Tests])[]): Compiled {
  const faults = all.flatMap(([id, tests]) =>
    Object.keys(tests).flatMap((name) => (signalNamed.has(name) ? [] : [{ id, message: noSuch(name) }])),
  )
  if (all.length === 0 || faults.length > 0) return { byId: new Map(), faults }
  const loaded = loadPolicy({ xml: modelOf(all), file: 'tests', inputs: schemaWithout(ANY_OFF) })
  if (!loaded.ok)
    return {
      byId: new Map(),
      faults: loaded.diagnostics.map(({ table, message, column }) => ({ id: idOf(all, table), message: `${column ?? ''}: ${message}` })),
    }
  const { policy } = loaded
  const byId = all.map(([id, tests], nth): [string, SignalTests] => {
    const ask = policy.prepareFrom([nameOf(nth)], (name: string) => (signalNamed.get(name) ?? unheardOf(name)).read)
    const watched = new Map(Object.keys(tests).map((name) => [name, policy.thresholds.get(name) ?? ('any' as const)]))
    return [id, { pass: (source) => ask(source).values[0] === true, watched }]
  })
  return { byId: new Map(byId), faults: [] }
}

const noSuch = (name: string): string => `there is no signal "${name}"`

const nameOf = (nth: number): string => `tests_${nth}`

const idOf = (all: readonly (readonly [string, Tests])[], table: string | undefined): string =>
  all.find((_, nth) => nameOf(nth) === table)?.[0] ?? ''

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A model with a table of one row for each. */
function modelOf(all: readonly (readonly [string, Tests])[]): string {
  const names = [...new Set(all.flatMap(([, tests]) => Object.keys(tests)))]
  const inputs = names.map(
    (name) => `<inputData id="in_${name}" name="${name}"><variable name="${name}" typeRef="${signalNamed.get(name)?.type}"/></inputData>`,
  )
  const tables = all.map(([, tests], nth) => {
    const tested = Object.entries(tests)
    const needs = tested.map(
      ([name]) => `<informationRequirement id="n_${nth}_${name}"><requiredInput href="#in_${name}"/></informationRequirement>`,
    )
    const columns = tested.map(([name]) => `<input><inputExpression><text>${name}</text></inputExpression></input>`)
    const cells = tested.map(([, test]) => `<inputEntry><text>${escaped(test)}</text></inputEntry>`)
    const row = `<rule>${cells.join('')}<outputEntry><text>true</text></outputEntry></rule>`
    const table = `<decisionTable hitPolicy="UNIQUE">${columns.join('')}<output name="done" typeRef="boolean"/>${row}</decisionTable>`
    return `<decision id="${nameOf(nth)}" name="${nameOf(nth)}"><variable name="${nameOf(nth)}" typeRef="boolean"/>${needs.join('')}${table}</decision>`
  })
  const body = [...inputs, ...tables].join('')
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tests" name="tests" namespace="tests">${body}</definitions>`
}
