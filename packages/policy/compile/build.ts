/** Text → functions, the one place where code is generated. */

/** Hands a value over to the generated code, and tells the name that it has there. */
export type Keep = (value: unknown) => string

/** False under a content security policy without `unsafe-eval`. */
export function canGenerate(): boolean {
  try {
    return build('return true', []) === true
  } catch {
    return false
  }
}

/** Only the emitters' own text, numbers, booleans and `JSON.stringify` of texts go into the code: see emit-cell.ts. */
export function build(code: string, kept: readonly unknown[]): unknown {
  const names = kept.map((_value, index) => `k${index}=K[${index}]`)
  const constants = names.length > 0 ? `const ${names.join(',')};` : ''
  // oxlint-disable-next-line typescript/no-implied-eval -- the one place that generates code, and only for hosts that ask for it
  const factory = new Function('K', `"use strict";${constants}${code}`)
  return factory(kept)
}

export function keeping(): { readonly kept: readonly unknown[]; readonly keep: Keep } {
  const kept: unknown[] = []
  const names = new Map<unknown, string>()
  const keep: Keep = (value) => {
    const name = names.get(value) ?? `k${kept.push(value) - 1}`
    names.set(value, name)
    return name
  }
  return { kept, keep }
}
