/** `now()` and `today()`: they read an input that the host names, so that an evaluation still depends on its inputs alone. */
import type { DmnModel } from '../dmn/model.ts'
import { scalar, type Type } from '../feel/type.ts'
import type { InputSchema } from '../input-schema.ts'
import type { Ir, IrDecision, IrInput } from '../ir/ir.ts'
import type { Report } from './diagnostic.ts'
import type { Language, Moment } from './typing.ts'

type Told = { readonly file: string; readonly report: Report; readonly language: Language }

const momentType: Type = scalar('date and time')

/** An input of the model, or one beside them that takes a slot of its own. */
export function findMoment(name: string, model: DmnModel, schema: InputSchema, { file, report, language }: Told): Moment {
  const at = model.inputs.findIndex((input) => input.name === name)
  if (schema.get(name)?.type !== 'date and time')
    report({ file }, 'unknown-input', `no input called \`${name}\` is offered as a date and time: \`now\` and \`today\` read it`)
  return { name, slot: at >= 0 ? at : language.slots.next++, used: false }
}

/** The input that the model does not have itself. */
export const inputOfMoment = ({ name, slot }: Moment, model: DmnModel): IrInput[] =>
  model.inputs.some((input) => input.name === name) ? [] : [{ name, slot, type: momentType, allowed: { match: 'any' }, held: null }]

/** Null without a moment: a host may call a function that it has not handed any to. */
export function typeMoment(name: 'now' | 'today', moment: Moment): Ir {
  moment.used = true
  const read: Ir = { op: 'slot', slot: moment.slot, name: moment.name, type: momentType }
  const now: Ir = { op: 'coerce', value: read, to: momentType, type: momentType }
  return name === 'now' ? now : { op: 'call', name: 'date', args: [now], type: scalar('date') }
}

export const requiringMoment = (decision: IrDecision, { name }: Moment): IrDecision =>
  decision.requires.includes(name) ? decision : { ...decision, requires: [...decision.requires, name] }
