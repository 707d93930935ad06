/**
 * A fault in the text of an expression. Thrown inside the lexer and the parser only, and turned into a value by `parse-text.ts`:
 * a recursive descent that hands every failure back by value hides the grammar.
 */
export type SyntaxFaultCode = 'syntax' | 'unsupported' | 'too-complex'

export class SyntaxFault extends Error {
  override name = 'SyntaxFault'
  readonly code: SyntaxFaultCode
  readonly at: number
  readonly end: number

  constructor(code: SyntaxFaultCode, at: number, end: number, message: string) {
    super(message)
    this.code = code
    this.at = at
    this.end = end
  }
}
