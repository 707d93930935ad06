/** A host that lets nobody generate code, as under a content security policy without `unsafe-eval`. For tests. */
const refusals: string[] = []

/** What was refused so far. */
export const refused = (): readonly string[] => refusals

function refuse(how: string): never {
  refusals.push(how)
  throw new EvalError('refused by the content security policy')
}

/** From here on, for good. */
export function forbidGeneration(): void {
  globalThis.Function = new Proxy(Function, { apply: () => refuse('Function'), construct: () => refuse('new Function') })
}
