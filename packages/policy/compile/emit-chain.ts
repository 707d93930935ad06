/**
 * A chain of decisions → one JavaScript function, which keeps inputs and results in locals. Decisions beyond what V8 optimises in one function are
 * called.
 *
 * Errors   where an input is malformed or rows clash, `P(s)` answers from the start: the closures tell each fault at its place.
 */
import { build, keeping } from './build.ts'
import type { Chain, CompileChain, CompileValues, Step } from './closures.ts'
import { decimalsOf } from './decimals.ts'
import { emitReading, OBJECT } from './emit-reading.ts'
import type { EmittedStep, Scope } from './emit-scope.ts'
import { emitCall, emitStep } from './emit-step.ts'
import type { ReaderOf } from './input.ts'
import { PackedAnswer, spellBy } from './packed-rows.ts'

/** V8 leaves a function unoptimised beyond 60 KB of bytecode. A tested cell takes about 30 bytes of it, an input 100. */
const [MOST_TESTS, MOST_INPUTS] = [1_000, 200]

export const compileChain: CompileChain = (chain, readerOf, plainly) => generate(chain, readerOf, plainly, true) ?? plainly

export const compileValues: CompileValues = (chain, plainly) => generate(chain, null, plainly, false) ?? plainly

/** Null where the chain is too long for it. */
function generate<Source, Told>(
  chain: Chain,
  readerOf: ReaderOf<Source> | null,
  plainly: (source: Source) => Told,
  tells: boolean,
): ((source: Source) => Told) | null {
  const { inputs, steps, slots, size, tables } = chain
  if (inputs.length > MOST_INPUTS) return null
  const { kept, keep } = keeping()
  const scope = scopeOf(chain, keep, tells)
  const emitted = emitSteps(chain, scope)
  const values = slots.map((slot) => {
    scope.asked.add(slot)
    return `c${slot}`
  })
  const deciding = steps.map(({ slot }, nth) => withValue(slot, emitted[nth]!, scope))
  const reading = emitReading(inputs, readerOf, scope)
  const framed = inputs.map(({ slot }) => inFrame(slot, scope))
  const frame =
    scope.closures || inputs.some(({ plain }) => plain === null)
      ? `const f=new Array(${size}),t={fired:o,errors:e,tables:${keep(tables)}};f[${size - 1}]=t;`
      : ''
  const code = `${OBJECT}const P=${keep(plainly)};return function answer(s){
const o=[],e=[];${frame}
${reading}
${framed.join('')}
${deciding.join('\n')}
return ${emitAnswer(values.join(','), scope)}}`
  return build(code, kept) as typeof plainly
}

function emitAnswer(values: string, { tells, packs, keep }: Scope): string {
  if (!tells) return `[${values}]`
  return packs.length === 0 ? `{values:[${values}],fired:o,errors:e}` : `new ${keep(PackedAnswer)}([${values}],o,e,${keep(spellBy(packs))})`
}

function scopeOf({ inputs, size, steps }: Chain, keep: Scope['keep'], tells: boolean): Scope {
  let id = size
  const types = new Map(inputs.map(({ slot, type }) => [slot, type]))
  const decimals = Math.max(0, ...steps.map(({ decision }) => decimalsOf(decision)))
  return { keep, tells, packs: [], decimals, types, asked: new Set(), framed: new Set(), closures: false, fresh: () => id++ }
}

function emitSteps({ inputs, steps }: Chain, scope: Scope): EmittedStep[] {
  const slotOf = new Map([
    ...inputs.map(({ name, slot }) => [name, slot] as const),
    ...steps.map(({ decision, slot }) => [decision.name, slot] as const),
  ])
  let tests = 0
  return steps.map((step) => {
    const requires = step.decision.requires.flatMap((name) => slotOf.get(name) ?? [])
    tests += testsOf(step)
    if (tests <= MOST_TESTS) return emitStep(step, requires, scope)
    tests -= testsOf(step)
    return emitCall(step, requires, scope)
  })
}

function testsOf({ decision: { body } }: Step): number {
  if (body.kind === 'expression') return 1
  return body.rules.reduce((sum, { cells }) => sum + cells.filter(({ match }) => match !== 'any').length, 0)
}

const withValue = (slot: number, { code, value }: EmittedStep, scope: Scope): string =>
  `${code}${scope.asked.has(slot) ? value : ''}${inFrame(slot, scope)}`

const inFrame = (slot: number, { framed }: Scope): string => (framed.has(slot) ? `f[${slot}]=c${slot};` : '')
