/** What the host offers to a policy. An input of a model that is not in the schema is a fault of the model. */
export type InputType = { readonly type: 'number' | 'string' | 'boolean'; readonly nullable: boolean; readonly values?: readonly string[] }
export type InputSchema = ReadonlyMap<string, InputType>
