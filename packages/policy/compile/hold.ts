/**
 * A value held to what is declared of it: converted where the standard converts, and null where it does not fit.
 *
 * Source   DMN 1.5, section 10.3.2.9.4: a value stands for the list of it, a list of one value for the value, a date for its midnight in UTC.
 */
import { conforms } from '../feel/conform.ts'
import type { Held, IrCell } from '../ir/ir.ts'
import { momentOf } from '../temporal/arithmetic.ts'
import { FeelDate } from '../temporal/date.ts'
import { type Context, isContext, isList, type Value } from '../value.ts'
import type { Frame } from './frame.ts'

/** Undefined: the value does not fit, which is not the same as a null that does. */
export type Hold = (value: Value, frame: Frame) => Value | undefined

/** How allowed values are tested; null where there is nothing to test. */
type CompileAllowed = (cell: IrCell) => ((frame: Frame, value: Value) => boolean) | null
type Holding = { readonly known: Map<Held, Hold>; readonly compileAllowed: CompileAllowed }

/** Parts that stand in several places of a type are compiled once. */
export const compileHold = (held: Held, compileAllowed: CompileAllowed): Hold => holdOf(held, { known: new Map(), compileAllowed })

function holdOf(held: Held, holding: Holding): Hold {
  const { known, compileAllowed } = holding
  const same = known.get(held)
  if (same) return same
  const [fit, permits] = [fitOf(held, holding), compileAllowed(held.allowed)]
  const hold: Hold = (value, frame) => {
    if (value === null) return null
    const fitted = fit(value, frame)
    return fitted === undefined || fitted === null || permits === null || permits(frame, fitted) ? fitted : undefined
  }
  known.set(held, hold)
  return hold
}

function fitOf(held: Held, holding: Holding): Hold {
  const { type, anyContext = false } = held
  if (anyContext) return (value) => unwrapped(value, isContext)
  switch (type.kind) {
    case 'any':
    case 'unknown':
      return (value) => value
    case 'list':
      return fitItems(holdOf(held.item ?? plain(type.item), holding))
    case 'context': {
      const fields = [...type.fields].map(([name, field]) => [name, holdOf(held.fields?.get(name) ?? plain(field), holding)] as const)
      return (value, frame) => {
        const context = unwrapped(value, isContext)
        return isContext(context) ? fitFields(context, fields, frame) : undefined
      }
    }
    case 'date and time':
      return (value) => {
        const one = unwrapped(value, (each) => conforms(each, type) || each instanceof FeelDate)
        return one instanceof FeelDate ? momentOf(one) : one
      }
    default:
      return (value) => unwrapped(value, (each) => conforms(each, type))
  }
}

const plain = (type: Held['type']): Held => ({ type, allowed: { match: 'any' } })

/** The value, or the one value of a list, where that is what is asked for. */
function unwrapped(value: Value, suits: (value: Value) => boolean): Value | undefined {
  if (suits(value)) return value
  return isList(value) && value.length === 1 && suits(value[0]!) ? value[0] : undefined
}

const fitItems =
  (hold: Hold): Hold =>
  (value, frame) => {
    const items: Value[] = []
    for (const item of isList(value) ? value : [value]) {
      const fitted = hold(item, frame)
      if (fitted === undefined) return undefined
      items.push(fitted)
    }
    return items
  }

/** What is not declared stays as it is; what is declared must be there. */
function fitFields(value: Context, fields: readonly (readonly [string, Hold])[], frame: Frame): Value | undefined {
  const fitted = new Map(Object.entries(value))
  for (const [name, hold] of fields) {
    const field = Object.hasOwn(value, name) ? hold(value[name]!, frame) : undefined
    if (field === undefined) return undefined
    fitted.set(name, field)
  }
  return Object.fromEntries(fitted) as Context
}
