/**
 * A chain of decisions → one JavaScript function: reads the inputs, runs each decision once, answers.
 *
 * Errors   where an input is malformed, the closures answer from the start: they tell each fault at its place.
 */
import { build, keeping } from './build.ts'
import type { CompileChain } from './closures.ts'
import { emitReading, OBJECT } from './emit-reading.ts'

const DECISIONS_PER_FUNCTION = 100

export const compileChain: CompileChain = ({ size, inputs, steps, slots }, readerOf, plainly) => {
  const { kept, keep } = keeping()
  const reading = emitReading(inputs, readerOf, keep)
  const deciding: string[] = []
  for (let start = 0; start < steps.length; start += DECISIONS_PER_FUNCTION) {
    const runs = steps.slice(start, start + DECISIONS_PER_FUNCTION).map(({ slot, run }) => `f[${slot}]=${keep(run)}(f,t);`)
    deciding.push(`function decide(f,t){${runs.join('')}}`)
  }
  const code = `${OBJECT}${named('r', reading)}${named('d', deciding)}return function answer(s){
const f=new Array(${size}),o=[],e=[],t={fired:o,errors:e};
if(!(${[...reading.map((_code, nth) => `r${nth}(s,f,t)`), 'e.length===0'].join('&&')}))return ${keep(plainly)}(s);
${deciding.map((_code, nth) => `d${nth}(f,t);`).join('')}
return {values:[${slots.map((slot) => `f[${slot}]`).join(',')}],fired:o,errors:e}}`
  return build(code, kept) as typeof plainly
}

const named = (letter: string, functions: readonly string[]): string =>
  functions.map((code, nth) => `const ${letter}${nth}=${code};\n`).join('')
