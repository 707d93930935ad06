/**
 * A box → the same in FEEL, for versions of DMN that lack the box. What a text has no words for (a table, a declared type) is told by name,
 * and then the text given back means nothing.
 */
import type { DmnBox, DmnContext, DmnVariable } from './model.ts'

type Refuse = (line: number, what: string) => void

export function boxText(box: DmnBox, refuse: Refuse): string {
  if (isTyped(box) && box.kind !== 'expression') refuse(box.line, `a box of type ${box.typeRef} inside a box of a later version`)
  const inner = (part: DmnBox | null): string => (part ? partText(part, refuse) : 'null')
  switch (box.kind) {
    case 'expression':
      return box.text
    case 'conditional':
      return `if ${inner(box.condition)} then ${inner(box.yes)} else ${inner(box.no)}`
    case 'filter':
      return `${inner(box.of)}[${box.match ? boxText(box.match, refuse) : 'null'}]`
    case 'for':
      return `for ${box.variable} in ${inner(box.over)} return ${inner(box.body)}`
    case 'some':
    case 'every':
      return `${box.kind} ${box.variable} in ${inner(box.over)} satisfies ${inner(box.body)}`
    case 'list':
      return `[${box.items.map((item) => partText(item, refuse)).join(', ')}]`
    case 'relation': {
      const rows = box.rows.map((row) =>
        contextText(row.map((cell, index) => [columnOf(box.columns[index], refuse), partText(cell, refuse)])),
      )
      return `[${rows.join(', ')}]`
    }
    case 'context':
      return contextBoxText(box, refuse)
    case 'invocation': {
      const args = box.bindings.map(({ parameter, body }) => `${untyped(parameter, refuse)}: ${inner(body)}`)
      return `${box.called ? boxText(box.called, refuse) : 'null'}(${args.join(', ')})`
    }
    case 'function':
      return `function(${box.params.map((param) => untyped(param, refuse)).join(', ')}) ${inner(box.body)}`
    case 'table':
    case 'model':
      refuse(box.line, `a ${box.kind === 'table' ? 'decision table' : 'PMML model'} inside a box of a later version`)
      return 'null'
  }
}

const isTyped = ({ typeRef }: { readonly typeRef: string | null }): boolean => typeRef !== null && !/^(feel:)?Any$/.test(typeRef)

/** In parentheses, so that it stays one thing wherever it stands. */
function partText(box: DmnBox, refuse: Refuse): string {
  if (box.kind === 'expression' && isTyped(box)) refuse(box.line, `an expression of type ${box.typeRef} inside a box of a later version`)
  return `(${boxText(box, refuse)})`
}

/** A name whose declared type would get lost. */
function untyped(variable: DmnVariable, refuse: Refuse): string {
  if (isTyped(variable)) refuse(variable.line, `\`${variable.name}\` of type ${variable.typeRef} inside a box of a later version`)
  return variable.name
}

const columnOf = (column: DmnVariable | undefined, refuse: Refuse): string => (column ? untyped(column, refuse) : '')

const contextText = (entries: readonly (readonly [name: string, text: string])[]): string =>
  `{${entries.map(([name, text]) => `${JSON.stringify(name)}: ${text}`).join(', ')}}`

/** The result cell becomes an entry whose name nothing else has, and is then taken out. */
function contextBoxText({ entries }: DmnContext, refuse: Refuse): string {
  const named = entries.flatMap(({ variable, body }): [string, string][] =>
    variable ? [[untyped(variable, refuse), body ? partText(body, refuse) : 'null']] : [],
  )
  const result = entries.find(({ variable }) => variable === null)
  if (!result) return contextText(named)
  const names = new Set(named.map(([name]) => name))
  let last = 'result'
  while (names.has(last)) last = `${last}_`
  return `${contextText([...named, [last, result.body ? partText(result.body, refuse) : 'null']])}.${last}`
}
