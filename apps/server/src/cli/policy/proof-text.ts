/** A proof for people: first what is refuted, then what is open, then what is proved in one line. */
import type { Inputs, Policy, Value } from '@fairline/policy/policy'
import type { TableFindings, Undecided, Where, Witness } from '@fairline/policy/prove/finding'
import type { MonotoneProof, Pair } from '@fairline/policy/prove/monotone'
import type { Proof } from '@fairline/policy/prove/prove'
import type { Monotone } from '@fairline/policy/prove/statements'
import type { Tally } from '@fairline/policy/prove/tally'
import { shown } from './json.ts'

const GAPS_SHOWN = 5

const OUTPUTS_SHOWN = 20

/** What each decision can give, null for no answer. */
export const outputLines = ({ outputs }: Proof): string[] =>
  outputs.map(({ decision, values, more }) => {
    const all = values.map(({ value }) => shown(value))
    const half = OUTPUTS_SHOWN / 2
    const told = all.length <= OUTPUTS_SHOWN ? all : [...all.slice(0, half), '…', ...all.slice(-half)]
    return `${decision} can give 可能的结果: ${told.join(', ')}${more === 'computed' || more === 'budget' ? ', …' : ''}`
  })

/** What no proof looks into. */
export const computedLines = ({ decisions }: Policy): string[] =>
  computedModels(decisions).map(
    ({ name, kind, file, why }) =>
      `computed 计算所得: ${name} by the ${kind} of ${file}, which proofs do not look into (${why.join('; ')})  证明不涉及其内部`,
  )

export type ComputedModel = { readonly name: string; readonly kind: string; readonly file: string; readonly why: readonly string[] }

export const computedModels = (decisions: Policy['decisions']): ComputedModel[] =>
  [...decisions.values()].flatMap(({ name, model }) =>
    model?.computed ? [{ name, kind: model.kind, file: model.file, why: model.computed }] : [],
  )

export function proofLines(proof: Proof, tally: Tally): string[] {
  const { tables, monotone, complete, forbidden, reasons, faults } = proof
  const required = new Set(complete.map(({ decision }) => decision))
  return [
    ...tables.flatMap((table) => tableLines(table, required.has(table.decision))),
    ...complete.flatMap(({ decision, verdict }) => (verdict === 'proved' ? [] : [`${WORDS[verdict]}: ${decision} always answers`])),
    ...monotone.flatMap(({ statement, proof: verdict }) => monotoneLines(statement, verdict)),
    ...forbidden.flatMap(({ statement, found }) => found.map(({ path }) => `${WORDS.refuted}: ${statement.what}: ${path.join(' ← ')}`)),
    ...reasons.flatMap(({ reason, verdict }) => {
      if (verdict === 'reachable') return []
      return [
        verdict === 'unreachable'
          ? `${WORDS.refuted}: nobody can be given reason ${reason}  无人会得到原因 ${reason}`
          : `${WORDS.undecided}: reason ${reason}`,
      ]
    }),
    ...faults.map(({ input, message }) => `${WORDS.refuted}: what is assumed of ${input} cannot be read: ${message}`),
    ...summary(proof, tally),
  ]
}

const WORDS = { refuted: 'refuted 不成立', undecided: 'not decided 未判定', proved: 'proved 成立' } as const

function summary({ tables }: Proof, { proved, refuted, undecided }: Tally): string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return [
    `${tables.length} tables with ${rows} rows: ${proved} proved, ${refuted} refuted, ${undecided} not decided`,
    `${tables.length} 张表、${rows} 行：${proved} 项成立，${refuted} 项不成立，${undecided} 项未判定`,
  ]
}

function tableLines(table: TableFindings, isRequired: boolean): string[] {
  const { decision, gaps, moreGaps, overlaps, moreOverlaps, deadRows, commaTraps, undecided } = table
  const kind = isRequired ? `${WORDS.refuted}: ` : 'gap 空档: '
  return [
    ...gaps
      .slice(0, GAPS_SHOWN)
      .flatMap(({ where, witness }) => [`${kind}no row of ${decision} takes ${whereText(where)}`, ...witnessLines(witness)]),
    ...(gaps.length > GAPS_SHOWN ? [`    … and ${moreGaps ? 'more than ' : ''}${gaps.length - GAPS_SHOWN} more gaps`] : []),
    ...overlaps.flatMap(({ rows, kind: how, where, witness }) => [
      `${WORDS.refuted}: rows ${rows.join(' and ')} of ${decision} ${how === 'differ' ? 'match at once and differ' : 'match at once'}: ${whereText(where)}  行重叠`,
      ...witnessLines(witness),
    ]),
    ...(moreOverlaps ? ['    … and more overlaps'] : []),
    ...deadRows.flatMap(({ row, why, by, witness }) => [
      `${WORDS.refuted}: row ${row} of ${decision} ${DEAD[why]}${by.length === 0 ? '' : ` ${by.join(', ')}`}  失效行`,
      ...(witness === null ? [] : witnessLines(witness)),
    ]),
    ...commaTraps.map(
      ({ row, column, cell, meant }) =>
        `${WORDS.refuted}: row ${row} of ${decision}, ${column}: \`${cell}\` takes every number, as a comma means "or"; \`${meant}\` was probably meant  逗号表示“或”`,
    ),
    ...undecided.map((each) => `${WORDS.undecided}: ${undecidedText(decision, each)}`),
  ]
}

const DEAD = {
  empty: 'takes nothing that can be',
  shadowed: 'is never reached; what it takes is taken by row',
  refused: 'never answers; wherever it matches so does row',
} as const

function undecidedText(decision: string, { what, column, row, rows, why, share }: Undecided): string {
  const parts = [row !== undefined && `row ${row}`, column, rows && `rows ${rows.join(', ')}`]
  const place = parts.filter(Boolean).join(', ')
  const how = share === undefined ? '' : `, ${Math.floor(share * 100)} % of the cases were`
  return `${what} of ${decision}${place === '' ? '' : ` (${place})`}: ${WHY[why]}${how}`
}

const WHY = {
  computed: 'not only tests against constants',
  inside: 'a table inside of an expression',
  budget: 'too large',
} as const

const whereText = (where: readonly Where[]): string =>
  where.length === 0 ? 'anything' : where.map(({ column, text }) => `${column} ${text}`).join(', ')

const witnessLines = ({ inputs, confirmed }: Witness): string[] => [
  `    for example 例如 ${inputsText(inputs)}${confirmed ? '' : ' (not confirmed by evaluation 未经求值确认)'}`,
]

const inputsText = (inputs: Inputs): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(' ') || 'anything'

function monotoneLines(statement: Monotone, proof: MonotoneProof): string[] {
  const { decision, output, input, direction } = statement
  const told = `${decision}${output === null ? '' : `.${output}`} ${direction.replace('-', ' ')} as ${input} rises`
  if (proof.verdict === 'proved') return []
  if (proof.verdict === 'undecided')
    return [`${WORDS.undecided}: ${told}: ${REASONS[proof.why]}, ${Math.floor(proof.share * 100)} % of the pairs were`]
  return [`${WORDS.refuted}: ${told}`, ...pairLines(statement, proof.pair)]
}

const REASONS = {
  computed: 'computed outputs could not be compared',
  budget: 'too large',
  'unknown-input': 'there is no such input',
  'unknown-decision': 'there is no such decision',
} as const

function pairLines({ input }: Monotone, { inputs, outputs }: Pair): string[] {
  const others = Object.fromEntries(Object.entries(inputs[0]).filter(([name]) => name !== input))
  const side = (index: 0 | 1): string => `    ${input}=${shown(inputIn(inputs[index], input))} → ${shown(outputs[index])}`
  return [side(0), side(1), `    all else the same 其余相同: ${inputsText(others)}`]
}

const inputIn = (inputs: Inputs, input: string): Value => inputs[input] ?? null
