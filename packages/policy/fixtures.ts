/** DMN files for tests, as short as a table. Not for production: nothing outside tests imports it. */
export type TableFixture = {
  readonly name: string
  /** Input columns: the input's name and its type. */
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: readonly string[]
  readonly annotations?: readonly string[]
  /** Per row: input cells, output cells, annotations. */
  readonly rows: readonly (readonly string[])[]
  readonly hitPolicy?: string
  readonly aggregation?: string
  readonly defaults?: readonly (string | null)[]
  /** Names of required decisions, which may then be used as columns. */
  readonly requires?: readonly string[]
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
const idOf = (name: string): string => `id_${name.replace(/\W/g, '_')}`
const texts = (tag: string, cells: readonly string[]): string =>
  cells.map((cell) => `<${tag}><text>${escapeXml(cell)}</text></${tag}>`).join('')

export const definitions = (body: string, version = '20191111'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="https://www.omg.org/spec/DMN/${version}/MODEL/" id="d" name="m" namespace="n">\n${body}\n</definitions>`

export const inputXml = (name: string, type: string | null): string =>
  `<inputData id="${idOf(name)}" name="${escapeXml(name)}"><variable name="${escapeXml(name)}"${type === null ? '' : ` typeRef="${type}"`}/></inputData>\n`

const requirementXml = (names: readonly string[], what: 'Input' | 'Decision'): string =>
  names.map((name) => `<informationRequirement><required${what} href="#${idOf(name)}"/></informationRequirement>`).join('')

/** A business knowledge model of numbers. */
export function functionXml(name: string, params: readonly string[], text: string, knows: readonly string[] = []): string {
  const formal = params.map((param) => `<formalParameter name="${param}" typeRef="number"/>`).join('')
  const logic = `<encapsulatedLogic>${formal}<literalExpression><text>${escapeXml(text)}</text></literalExpression></encapsulatedLogic>`
  return `<businessKnowledgeModel id="${idOf(name)}" name="${name}"><variable name="${name}"/>${logic}${knowledgeXml(knows)}</businessKnowledgeModel>\n`
}

const knowledgeXml = (names: readonly string[]): string =>
  names.map((name) => `<knowledgeRequirement><requiredKnowledge href="#${idOf(name)}"/></knowledgeRequirement>`).join('')

export function expressionXml(
  name: string,
  text: string,
  requires: { inputs?: readonly string[]; decisions?: readonly string[]; knows?: readonly string[]; type?: string } = {},
): string {
  const variable = requires.type === undefined ? '' : `<variable name="${escapeXml(name)}" typeRef="${requires.type}"/>`
  const required =
    requirementXml(requires.inputs ?? [], 'Input') +
    requirementXml(requires.decisions ?? [], 'Decision') +
    knowledgeXml(requires.knows ?? [])
  return `<decision id="${idOf(name)}" name="${escapeXml(name)}">${variable}${required}<literalExpression><text>${escapeXml(text)}</text></literalExpression></decision>\n`
}

export function decisionXml(fixture: TableFixture): string {
  const { name, inputs, outputs, annotations = [], rows, hitPolicy = 'UNIQUE', aggregation, defaults = [], requires = [] } = fixture
  const columns = Object.entries(inputs)
  const input = columns.map(
    ([column, type]) => `<input><inputExpression typeRef="${type}"><text>${escapeXml(column)}</text></inputExpression></input>\n`,
  )
  const output = outputs.map((each, index) => {
    const entry = defaults[index]
    return `<output name="${each}">${entry == null ? '' : `<defaultOutputEntry><text>${escapeXml(entry)}</text></defaultOutputEntry>`}</output>\n`
  })
  const [tested, written] = [columns.length, columns.length + outputs.length]
  const rule = rows.map((row, index) => {
    const entries =
      texts('inputEntry', row.slice(0, tested)) +
      texts('outputEntry', row.slice(tested, written)) +
      texts('annotationEntry', row.slice(written))
    return `<rule id="r${index + 1}">${entries}</rule>\n`
  })
  const named = annotations.map((each) => `<annotation name="${each}"/>`)
  const inputNames = columns
    .map(([column]) => column)
    .filter((column) => !requires.includes(column) && /^[\p{L}_][\p{L}\w ]*$/u.test(column))
  const required = requirementXml(inputNames, 'Input') + requirementXml(requires, 'Decision')
  const table = `<decisionTable hitPolicy="${hitPolicy}"${aggregation ? ` aggregation="${aggregation}"` : ''}>\n`
  return `<decision id="${idOf(name)}" name="${escapeXml(name)}">${required}${table}${[...input, ...output, ...named, ...rule].join('')}</decisionTable></decision>\n`
}

/** A model of one table and the inputs it reads. */
export const tableXml = (fixture: TableFixture, version?: string): string =>
  definitions(
    Object.entries(fixture.inputs)
      .map(([name, type]) => inputXml(name, type))
      .join('') + decisionXml(fixture),
    version,
  )
