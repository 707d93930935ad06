/** One directory of the conformance kit: its models loaded by the letter of the standard, its cases asked. Pure: the files are handed over. */
import type { Diagnostic } from '../check/diagnostic.ts'
import { readDmn } from '../dmn/read.ts'
import { type Loaded, loadPolicy, type Policy } from '../policy.ts'
import { isContext, type Value } from '../value.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { type Expected, type KitCase, readSuite } from './suite.ts'
import { type Tier, tierOf } from './tier.ts'

/** `files` by name: models (`.dmn`) and cases (`.xml`). */
export type KitDirectory = { readonly level: string; readonly name: string; readonly files: ReadonlyMap<string, string> }

export type Wrong = { readonly name: string; readonly expected: Value; readonly found: Value }
export type CaseResult = {
  /** File and id: `0001-name-test-01.xml 001`. */
  readonly id: string
  /** Some result node expects a value, and not null or an error. */
  readonly expectsValue: boolean
  readonly agreement: Agreement
  readonly wrong: readonly Wrong[]
}
export type Refusal = { readonly model: string; readonly reason: string }
export type DirectoryResult = {
  readonly directory: string
  readonly tier: Tier
  readonly cases: readonly CaseResult[]
  /** Models that are not taken at all, and parts of models that are outside the profile. */
  readonly refusals: readonly Refusal[]
}

export type BackEndName = 'closures' | 'generated'

export function runDirectory(directory: KitDirectory, backEnd: BackEndName = 'closures'): DirectoryResult {
  const load = loaderOf(directory, backEnd)
  const refusals = new Map<string, Refusal>()
  const cases: CaseResult[] = []
  for (const [file, xml] of directory.files) {
    const suite = file.endsWith('.xml') ? readSuite(xml) : null
    if (suite === null) continue
    const loaded = load(suite.model)
    const reason = reasonOf(loaded)
    if (reason !== null) refusals.set(suite.model, { model: suite.model, reason })
    for (const each of suite.cases) cases.push(runCase(each, file, loaded.ok ? loaded.policy : null))
  }
  return { directory: directory.name, tier: tierOf(directory.level, directory.name), cases, refusals: [...refusals.values()] }
}

/** The kit's `now()` may be any moment. The input has a name that no model gives one. */
const MOMENT = { input: '(the moment)', value: '2024-02-29T12:00:00Z' }

/** What a suite names, loaded once. */
function loaderOf({ files }: KitDirectory, backEnd: BackEndName): (model: string) => Loaded {
  const models = [...files].filter(([file]) => file.endsWith('.dmn'))
  const imports = new Map(models.map(([file, xml]) => [readDmn(xml, file, () => {})?.namespace ?? '', { xml, file }]))
  const loaded = new Map<string, Loaded>()
  return (model) => {
    const known = loaded.get(model)
    if (known) return known
    const source = { xml: files.get(model) ?? '', file: model, imports, backEnd, faults: 'null', moment: MOMENT.input } as const
    const one = withoutCrash(
      () => loadPolicy(source),
      (what): Loaded => ({ ok: false, diagnostics: [{ severity: 'error', code: 'unsupported', file: model, message: what }] }),
    )
    loaded.set(model, one)
    return one
  }
}

/** Nothing here ever throws; should a model prove that wrong, it is told with its directory, and the others are still run. */
function withoutCrash<T>(run: () => T, otherwise: (what: string) => T): T {
  try {
    return run()
  } catch (crash) {
    return otherwise(`the engine broke: ${String(crash)}`)
  }
}

function reasonOf(loaded: Loaded): string | null {
  const told: readonly Diagnostic[] = loaded.ok
    ? loaded.warnings.filter(({ code }) => code === 'unsupported')
    : loaded.diagnostics.filter(({ severity }) => severity === 'error')
  const first = told[0]
  return first ? `${first.file}:${first.line ?? 1} ${first.code}: ${first.message}` : null
}

const RANK: Record<Agreement, number> = { exact: 0, close: 1, none: 2 }

function runCase(each: KitCase, file: string, policy: Policy | null): CaseResult {
  const answers =
    policy &&
    withoutCrash(
      () => answersOf(each, policy),
      (what) => () => [what],
    ) // prettier-ignore
  const judged = each.expected.map((expected) => judge(expected, answers))
  const worst = judged.reduce<Agreement>((so, { agreement }) => (RANK[agreement] > RANK[so] ? agreement : so), 'exact')
  return {
    id: `${file} ${each.id}`,
    expectsValue: each.expected.some(({ value }) => value !== null),
    agreement: worst,
    wrong: judged.flatMap(({ name, expected, found, agreement }) => (agreement === 'exact' ? [] : [{ name, expected, found }])),
  }
}

type Answers = (expected: Expected) => readonly Value[]

/** The best of what may be meant. */
function judge({ name, value: expected, ...rest }: Expected, answers: Answers | null): Wrong & { readonly agreement: Agreement } {
  const found = (answers?.({ name, value: expected, ...rest }) ?? []).map((each) => ({
    found: each,
    agreement: agreementOf(each, expected),
  }))
  const best = found.sort((a, b) => RANK[a.agreement] - RANK[b.agreement])[0] ?? { found: null, agreement: 'none' }
  return { name, expected, ...best }
}

function answersOf(each: KitCase, policy: Policy): Answers {
  if (each.kind === 'decision') {
    const { values } = policy.evaluate(
      { ...each.inputs, [MOMENT.input]: MOMENT.value },
      each.expected.map(({ name }) => name),
    )
    return ({ name }) => [values.get(name) ?? null]
  }
  const { value } = policy.invoke(each.invocable || (each.expected[0]?.name ?? ''), each.inputs)
  // A service of several outputs gives a context of them.
  return ({ name }) => (isContext(value) && Object.hasOwn(value, name) ? [value, value[name]!] : [value])
}
