/** What the host offers to a policy. An input of a model that is not in the schema is a fault of the model. */
import type { ScalarKind } from './feel/type.ts'

/** Dates, times and durations may be handed over as texts in the forms of the standard. */
export type InputType = { readonly type: ScalarKind; readonly nullable: boolean; readonly values?: readonly string[] }
/** An input with named parts, each of which may be missing like an input of its own. */
export type StructuredInput = { readonly type: 'context'; readonly nullable: boolean; readonly fields: ReadonlyMap<string, OfferedInput> }
export type ListInput = { readonly type: 'list'; readonly nullable: boolean; readonly item: OfferedInput }
/** Nothing is promised of it: the model says what it must be, and what does not fit is malformed. */
export type AnyInput = { readonly type: 'any'; readonly nullable: boolean }
export type OfferedInput = InputType | StructuredInput | ListInput | AnyInput
export type InputSchema = ReadonlyMap<string, OfferedInput>
