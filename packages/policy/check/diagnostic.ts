/** What the check tells: one fault or warning with its place. Codes are public, documented in the README and never reused. */
export type DiagnosticCode =
  | 'xml-malformed'
  | 'too-large'
  | 'unsupported'
  | 'duplicate-name'
  | 'duplicate-rule-id'
  | 'unknown-reference'
  | 'requirement-cycle'
  | 'unknown-type'
  | 'unknown-input'
  | 'input-type-differs'
  | 'missing-expression'
  | 'missing-output-name'
  | 'missing-output-values'
  | 'entry-count'
  | 'syntax'
  | 'too-complex'
  | 'unknown-name'
  | 'unknown-function'
  | 'argument-count'
  | 'type-mismatch'
  | 'value-not-allowed'
  | 'rows-overlap'
  | 'rows-may-overlap'
  | 'rows-disagree'
  | 'row-unreachable'
  | 'cell-never-matches'
  | 'null-never-matches'

export type Diagnostic = {
  readonly severity: 'error' | 'warning'
  readonly code: DiagnosticCode
  readonly file: string
  readonly line?: number
  /** Name of the decision that holds the table or expression. */
  readonly table?: string
  /** 1-based. */
  readonly row?: number
  /** Label or expression of the input or output column. */
  readonly column?: string
  readonly message: string
  readonly hint?: string
}

export type Place = Pick<Diagnostic, 'file' | 'line' | 'table' | 'row' | 'column'>
/** Collects; never stops a pass. */
export type Report = (place: Place, code: DiagnosticCode, message: string, hint?: string) => void

const WARNINGS: ReadonlySet<DiagnosticCode> = new Set(['rows-may-overlap', 'row-unreachable', 'cell-never-matches', 'null-never-matches'])

export function reportInto(diagnostics: Diagnostic[]): Report {
  return (place, code, message, hint) => {
    const severity = WARNINGS.has(code) ? 'warning' : 'error'
    diagnostics.push({ severity, code, ...place, message, ...(hint === undefined ? {} : { hint }) })
  }
}
