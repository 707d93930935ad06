/** A DMN file as written: texts are not parsed yet and references are not resolved. Lines are 1-based. */
export type DmnText = { readonly text: string; readonly line: number }

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT'

/** Hit policies that give a list of what all matching rows say, unless an aggregation makes one number of it. */
export const givesList = (hitPolicy: HitPolicy): boolean =>
  hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER'
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT'

export type DmnModel = {
  readonly name: string
  readonly types: readonly ItemDefinition[]
  readonly inputs: readonly InputData[]
  readonly functions: readonly DmnFunction[]
  readonly decisions: readonly DmnDecision[]
}

export type Requirement = { readonly id: string; readonly line: number }

/** A business knowledge model whose logic is one expression. */
export type DmnFunction = {
  readonly id: string
  readonly name: string
  readonly params: readonly { readonly name: string; readonly typeRef: string | null; readonly line: number }[]
  readonly requires: readonly Requirement[]
  readonly body: DmnExpression | null
  readonly line: number
}

export type ItemDefinition = {
  readonly name: string
  readonly typeRef: string | null
  readonly isCollection: boolean
  readonly allowedValues: DmnText | null
  readonly components: readonly ItemDefinition[]
  readonly line: number
}

export type InputData = { readonly id: string; readonly name: string; readonly typeRef: string | null; readonly line: number }

export type DmnDecision = {
  readonly id: string
  readonly name: string
  readonly typeRef: string | null
  /** The input data, decisions and functions it requires, by id. */
  readonly requires: readonly Requirement[]
  readonly body: DmnTable | DmnExpression | null
  readonly line: number
}

export type DmnExpression = { readonly kind: 'expression'; readonly typeRef: string | null } & DmnText

export type DmnTable = {
  readonly kind: 'table'
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | null
  readonly inputs: readonly InputClause[]
  readonly outputs: readonly OutputClause[]
  /** Names of the annotation clauses, in order. */
  readonly annotations: readonly string[]
  readonly rules: readonly DmnRule[]
  readonly line: number
}

export type InputClause = {
  readonly label: string
  readonly expression: DmnText
  readonly typeRef: string | null
  readonly values: DmnText | null
  readonly line: number
}
export type OutputClause = {
  readonly name: string | null
  readonly label: string
  readonly typeRef: string | null
  readonly values: DmnText | null
  readonly defaultEntry: DmnText | null
  readonly line: number
}
export type DmnRule = {
  readonly id: string
  readonly inputs: readonly DmnText[]
  readonly outputs: readonly DmnText[]
  readonly annotations: readonly string[]
  readonly line: number
}
