/** What the host offers to a policy. An input of a model that is not in the schema is a fault of the model. */
export type InputType = { readonly type: 'number' | 'string' | 'boolean'; readonly nullable: boolean; readonly values?: readonly string[] }
/** An input with named parts, each of which may be missing like an input of its own. */
export type StructuredInput = { readonly type: 'context'; readonly nullable: boolean; readonly fields: ReadonlyMap<string, OfferedInput> }
export type OfferedInput = InputType | StructuredInput
export type InputSchema = ReadonlyMap<string, OfferedInput>
