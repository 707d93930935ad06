/** What there is to tell of an outcome's data, whatever its type. */
import type { HoldScope } from '../api/views.ts'

const SCOPES: readonly HoldScope[] = ['draw', 'increase', 'login', 'profile']
export const isScope = (text: string): text is HoldScope => SCOPES.some((scope) => scope === text)

type Data = Readonly<Record<string, unknown>>
/** `further`: reasons of less weight that the outcome leaves out. */
export type OutcomeFigures = Readonly<{
  amounts: readonly number[]
  reasons: readonly string[]
  further: number
  scope: string | undefined
}>

/** In the order in which they are told: a change from and to, or the one amount. */
const AMOUNTS = [['from_minor', 'to_minor'], ['limit_minor'], ['amount_minor'], ['principal_minor'], ['drawn_minor']] as const

export function outcomeFigures(data: Data): OutcomeFigures {
  const names = AMOUNTS.find((fields) => fields.every((field) => typeof data[field] === 'number')) ?? []
  return {
    amounts: names.map((field) => data[field] as number),
    reasons: reasonsOf(data),
    further: furtherOf(data),
    scope: textOf(data.scope),
  }
}

function reasonsOf({ reason, cause, causes }: Data): string[] {
  const found = [reason, codeOf(cause), ...(Array.isArray(causes) ? causes.map(codeOf) : [])]
  return [...new Set(found.filter((code) => typeof code === 'string'))]
}

const furtherOf = ({ further_reasons }: Data): number => (typeof further_reasons === 'number' ? further_reasons : 0)

const codeOf = (cause: unknown): unknown => (typeof cause === 'object' && cause !== null && 'reason' in cause ? cause.reason : undefined)
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
