/**
 * A DMN file as written: texts are not parsed yet and references are not resolved. Lines are 1-based.
 *
 * What decides nothing (ids, descriptions, pictures, extensions) is kept too, so that a model may be written again without loss.
 */
import type { FunctionValue } from '../value.ts'

/** An element that decides nothing, by its local name; `xml` writes it as a document of its own would hold it, in the namespaces of DMN 1.3. */
export type Kept = { readonly name: string; readonly xml: () => string }
type Written = { readonly id: string | null; readonly line: number; readonly kept: readonly Kept[] }

export type DmnText = Written & { readonly text: string }

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT'

/** Hit policies that give a list of what all matching rows say, unless an aggregation makes one number of it. */
export const givesList = (hitPolicy: HitPolicy): boolean =>
  hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER'
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT'

/** Inputs, decisions, functions and services together: later passes compare each with each. */
export const MAX_GRAPH = 2_500

export type DmnModel = Written & {
  readonly name: string
  readonly namespace: string
  readonly types: readonly ItemDefinition[]
  readonly inputs: readonly InputData[]
  readonly functions: readonly DmnFunction[]
  readonly decisions: readonly DmnDecision[]
  readonly services: readonly DmnService[]
  readonly imports: readonly DmnImport[]
}

/** `id` of what is required; `self` of the requirement, which pictures refer to. What another model holds has its namespace and a `#` before the id. */
export type Requirement = {
  readonly of: 'input' | 'decision' | 'knowledge'
  readonly id: string
  readonly line: number
  readonly self: string | null
  /** The name it goes by where it is required, if that is not its own: in an imported model. */
  readonly as?: string | null
}
/** `location`: where the file is, as the model has it. */
export type DmnImport = {
  readonly name: string
  readonly namespace: string
  readonly line: number
  readonly of: 'DMN' | 'PMML'
  readonly importType: string
  readonly location: string | null
}

/** `computed`: why it is no table; null where it is one. `units`: of the inputs that it reads, as far as the file states them. */
export type ModelOrigin = {
  readonly file: string
  readonly kind: string
  readonly computed: readonly string[] | null
  readonly units: readonly { readonly input: string; readonly unit: string; readonly line: number }[]
}

/** A name with the type it says to have: of a column, a parameter, a context entry. */
export type DmnVariable = Written & { readonly name: string; readonly typeRef: string | null }

/** Requirable, hence known by id, and by name in the expressions of what requires it. */
type Element = Written & {
  readonly id: string
  readonly name: string
  readonly variableId: string | null
  /** The file it stands in, if that is not the file of the model. */
  readonly file?: string
}

/** A business knowledge model. `typeRef` is what its variable says, which may be the type of the function or of its result. */
export type DmnFunction = Element & {
  readonly typeRef: string | null
  readonly requires: readonly Requirement[]
  readonly logic: DmnFunctionBox | null
  readonly isWhole: boolean
}

export type ItemDefinition = Written & {
  readonly name: string
  readonly typeRef: string | null
  readonly isCollection: boolean
  /** Allowed for the value, or for each item of a collection. */
  readonly allowedValues: DmnText | null
  /** Allowed for the value as a whole, a collection included (1.4 and later). */
  readonly typeConstraint: DmnText | null
  readonly components: readonly ItemDefinition[]
  readonly functionItem: { readonly params: readonly DmnVariable[]; readonly result: string | null } | null
}

export type InputData = Element & { readonly typeRef: string | null }

export type DmnDecision = Element & {
  readonly typeRef: string | null
  /** The input data, decisions, services and functions it requires, by id. */
  readonly requires: readonly Requirement[]
  readonly body: DmnBox | null
  /** The PMML model that it is, if it is one. */
  readonly model?: ModelOrigin
  /** False where a part was refused and left out, so that what is left may mean something else. */
  readonly isWhole: boolean
}

/** Decisions that answer together, called like a function: its parameters are the input data first, then the input decisions. */
export type DmnService = Element & {
  readonly typeRef: string | null
  readonly outputs: readonly Requirement[]
  readonly encapsulated: readonly Requirement[]
  readonly inputDecisions: readonly Requirement[]
  readonly inputData: readonly Requirement[]
}

type Boxed<Kind extends string> = Written & { readonly kind: Kind; readonly typeRef: string | null }

export type DmnBox =
  | DmnExpression
  | DmnTable
  | DmnContext
  | DmnInvocation
  | DmnRelation
  | DmnList
  | DmnConditional
  | DmnFilter
  | DmnLoop
  | DmnFunctionBox
  | DmnModelBox

export type DmnExpression = Boxed<'expression'> & DmnText

/** The entry without a variable is the result cell. */
export type DmnContext = Boxed<'context'> & {
  readonly entries: readonly (Written & { readonly variable: DmnVariable | null; readonly body: DmnBox | null })[]
}
export type DmnInvocation = Boxed<'invocation'> & {
  readonly called: DmnBox | null
  readonly bindings: readonly (Written & { readonly parameter: DmnVariable; readonly body: DmnBox | null })[]
}
export type DmnRelation = Boxed<'relation'> & {
  readonly columns: readonly DmnVariable[]
  readonly rows: readonly (readonly DmnBox[])[]
}
export type DmnList = Boxed<'list'> & { readonly items: readonly DmnBox[] }
export type DmnConditional = Boxed<'conditional'> & {
  readonly condition: DmnBox | null
  readonly yes: DmnBox | null
  readonly no: DmnBox | null
}
export type DmnFilter = Boxed<'filter'> & { readonly of: DmnBox | null; readonly match: DmnBox | null }
export type DmnLoop = Boxed<'for' | 'some' | 'every'> & {
  readonly variable: string
  readonly over: DmnBox | null
  readonly body: DmnBox | null
}
export type DmnFunctionBox = Boxed<'function'> & { readonly params: readonly DmnVariable[]; readonly body: DmnBox | null }

/**
 * A PMML model, called with the values that have the names of its parameters. `origin`: how a function of kind PMML names it. `call` is null where
 * it could not be read, which is told.
 */
export type DmnModelBox = Boxed<'model'> & {
  readonly origin: { readonly context: DmnContext; readonly document: string; readonly model: string | null } | null
  readonly call: FunctionValue | null
}

export type DmnTable = Boxed<'table'> & {
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | null
  readonly inputs: readonly InputClause[]
  readonly outputs: readonly OutputClause[]
  /** Names of the annotation clauses, in order. */
  readonly annotations: readonly string[]
  readonly rules: readonly DmnRule[]
}

/** `caption`: the label as written, if any; `label`: what a person should see. */
export type InputClause = Written & {
  readonly caption: string | null
  readonly label: string
  readonly expression: DmnText
  readonly typeRef: string | null
  readonly values: DmnText | null
}
export type OutputClause = Written & {
  readonly name: string | null
  readonly caption: string | null
  readonly label: string
  readonly typeRef: string | null
  readonly values: DmnText | null
  readonly defaultEntry: DmnText | null
}
export type DmnRule = Written & {
  readonly id: string
  readonly inputs: readonly DmnText[]
  readonly outputs: readonly DmnText[]
  readonly annotations: readonly string[]
}
