/** What the check tells: one fault or warning with its place. Codes are public, documented in the README and never reused. */
export type DiagnosticCode =
  | 'xml-malformed'
  | 'too-large'
  | 'too-many'
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
  | 'comma-means-or'
  | 'malformed'
  | 'verification-failed'

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
  /** The text of FEEL that the fault is in, and the part of it that is meant, in UTF-16 units; `caretOf` draws it. */
  readonly text?: string
  readonly at?: number
  readonly length?: number
  readonly message: string
  readonly hint?: string
}

export type Place = Pick<Diagnostic, 'file' | 'line' | 'table' | 'row' | 'column' | 'text' | 'at' | 'length'>
/** Collects; never stops a pass. */
export type Report = (place: Place, code: DiagnosticCode, message: string, hint?: string) => void

const WARNINGS: ReadonlySet<DiagnosticCode> = new Set([
  'rows-may-overlap',
  'row-unreachable',
  'cell-never-matches',
  'null-never-matches',
  'comma-means-or',
])

/** A file may hold more faults than anyone reads, or than there is memory for. */
const MAX_DIAGNOSTICS = 2_000

/** `softly`: what would be an error is a warning. */
export function reportInto(diagnostics: Diagnostic[], softly = false): Report {
  return (place, code, message, hint) => {
    const severity = softly || WARNINGS.has(code) ? 'warning' : 'error'
    if (diagnostics.length >= MAX_DIAGNOSTICS) {
      const last = diagnostics.slice(MAX_DIAGNOSTICS)
      const what = `more than ${MAX_DIAGNOSTICS} faults: the rest is not told`
      if (!last.some((each) => each.severity === severity))
        diagnostics.push({ severity, code: 'too-many', file: place.file, message: what })
      return
    }
    diagnostics.push({ severity, code, ...place, message, ...(hint === undefined ? {} : { hint }) })
  }
}
