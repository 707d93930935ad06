/** All built-in functions by name. A name that is missing here is refused by name or unknown. */
import { type Builtin, booleanType, define, required } from './builtin.ts'
import { CONTEXT_FUNCTIONS } from './contexts.ts'
import { CONVERSIONS } from './conversions.ts'
import { LIST_EDITS } from './list-edits.ts'
import { LIST_FUNCTIONS } from './lists.ts'
import { NUMBER_FUNCTIONS } from './numbers.ts'
import { RANGE_FUNCTIONS } from './ranges.ts'
import { STRING_FUNCTIONS } from './strings.ts'
import { TEMPORAL_FUNCTIONS } from './temporals.ts'

export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['not', define([required('negand', booleanType)], booleanType, ([value]) => !value)],
  ...CONVERSIONS,
  ...NUMBER_FUNCTIONS,
  ...STRING_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...LIST_EDITS,
  ...CONTEXT_FUNCTIONS,
  ...RANGE_FUNCTIONS,
  ...TEMPORAL_FUNCTIONS,
])

/** Functions of FEEL that are refused by name rather than called unknown: what they answer depends on when they are asked. */
export const REFUSED_BUILTINS: ReadonlySet<string> = new Set(['now', 'today'])
