/** Boxes, functions with boxes, services, imports, and what declared types make of a value. */
import { describe, expect, test } from 'vitest'
import { definitions, expressionXml, inputXml } from '../fixtures.ts'
import { type Inputs, loadPolicy, type Policy, type Value } from '../policy.ts'

const text = (feel: string, type?: string): string =>
  `<literalExpression${type ? ` typeRef="${type}"` : ''}><text>${feel.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text></literalExpression>`
const entry = (name: string | null, body: string, type?: string): string =>
  `<contextEntry>${name === null ? '' : `<variable name="${name}"${type ? ` typeRef="${type}"` : ''}/>`}${body}</contextEntry>`
const binding = (name: string, body: string): string => `<binding><parameter name="${name}"/>${body}</binding>`
const requires = (...ids: string[]): string =>
  ids
    .map((id) => {
      const [kind, of] = id.split(':')
      const [tag, child] = kind === 'k' ? ['knowledge', 'Knowledge'] : ['information', kind === 'i' ? 'Input' : 'Decision']
      return `<${tag}Requirement><required${child} href="#${of}"/></${tag}Requirement>`
    })
    .join('')
const decision = (body: string, { id = 'D', type = '', needs = '' } = {}): string =>
  `<decision id="${id}" name="${id}"><variable name="${id}"${type ? ` typeRef="${type}"` : ''}/>${needs}${body}</decision>`
const knowledge = (id: string, params: string, body: string, more = ''): string =>
  `<businessKnowledgeModel id="${id}" name="${id}"><variable name="${id}"/><encapsulatedLogic>${params}${body}</encapsulatedLogic>${more}</businessKnowledgeModel>`
const parameter = (name: string, type?: string): string => `<formalParameter name="${name}"${type ? ` typeRef="${type}"` : ''}/>`
const table = (...rows: [string, string][]): string =>
  `<decisionTable hitPolicy="FIRST"><input><inputExpression><text>n</text></inputExpression></input><output/>${rows
    .map(
      ([cell, out]) =>
        `<rule><inputEntry><text>${cell.replace('<', '&lt;')}</text></inputEntry><outputEntry><text>${out}</text></outputEntry></rule>`,
    )
    .join('')}</decisionTable>`

function load(body: string, faults: 'refuse' | 'null' = 'refuse', imports?: Parameters<typeof loadPolicy>[0]['imports']): Policy {
  const loaded = loadPolicy({ xml: definitions(body, '20230324'), file: 'p.dmn', faults, ...(imports ? { imports } : {}) })
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return loaded.policy
}

/** As JSON holds it: decimals and dates as their texts. */
const shown = (value: Value): unknown => JSON.parse(JSON.stringify(value))
const evaluated = (policy: Policy, inputs: Inputs = {}, name = 'D'): unknown => shown(policy.evaluate(inputs, [name]).values.get(name)!)

test.each<[what: string, body: string, expected: unknown]>([
  ['entries see those before them', `<context>${entry('a', text('1'))}${entry('b', text('a + 1'))}</context>`, { a: 1, b: 2 }],
  ['the result cell is the value', `<context>${entry('a', text('1'))}${entry(null, text('a + 1'))}</context>`, 2],
  [
    'names with spaces and signs',
    `<context>${entry('a b', text('1'))}${entry('a-c', text('2'))}${entry(null, text('a b + a-c'))}</context>`,
    3,
  ],
  [
    'a context in a context',
    `<context>${entry('a', `<context>${entry('x', text('1'))}</context>`)}${entry(null, text('a.x'))}</context>`,
    1,
  ],
  [
    'a function in a context calls itself',
    `<context>${entry(
      'f',
      `<functionDefinition>${parameter('n', 'number')}${text('if n < 2 then 1 else n * f(n - 1)')}</functionDefinition>`,
    )}${entry(null, text('f(5)'))}</context>`,
    120,
  ],
  ['a list', `<list>${text('1')}${text('2')}</list>`, [1, 2]],
  [
    'a relation',
    `<relation><column name="a"/><column name="b"/><row>${text('1')}${text('"x"')}</row><row>${text('2')}${text('"y"')}</row></relation>`,
    [
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ],
  ],
  ['an empty relation', '<relation><column name="a"/></relation>', []],
  ['a conditional', `<conditional><if>${text('1 < 2')}</if><then>${text('"yes"')}</then><else>${text('"no"')}</else></conditional>`, 'yes'],
  ['a filter', `<filter><in>${text('[1, 2, 3]')}</in><match>${text('item > 1')}</match></filter>`, [2, 3]],
  [
    'a filter by a field',
    `<filter><in>${text('[{a: 1, b: 2}, {a: 2, b: 3}]')}</in><match>${text('a = 2')}</match></filter>`,
    [{ a: 2, b: 3 }],
  ],
  ['a loop', `<for iteratorVariable="i"><in>${text('[1, 2]')}</in><return>${text('i * 10')}</return></for>`, [10, 20]],
  ['a loop over a range', `<for iteratorVariable="i"><in>${text('[1..3]')}</in><return>${text('i')}</return></for>`, [1, 2, 3]],
  [
    'a loop in a loop',
    `<for iteratorVariable="i"><in>${text('[1, 2]')}</in><return><for iteratorVariable="j"><in>${text('[i, 5]')}</in><return>${text('i + j')}</return></for></return></for>`,
    [
      [2, 6],
      [4, 7],
    ],
  ], // prettier-ignore
  ['some', `<some iteratorVariable="i"><in>${text('[1, 2]')}</in><satisfies>${text('i > 1')}</satisfies></some>`, true],
  ['every', `<every iteratorVariable="i"><in>${text('[1, 2]')}</in><satisfies>${text('i > 1')}</satisfies></every>`, false],
  ['a table in a context', `<context>${entry('n', text('7'))}${entry(null, table(['< 5', '"low"'], ['-', '"high"']))}</context>`, 'high'],
  [
    'a table in a loop',
    `<for iteratorVariable="n"><in>${text('[1, 9]')}</in><return>${table(['< 5', '"low"'], ['-', '"high"'])}</return></for>`,
    ['low', 'high'],
  ],
  ['an invocation of a built-in function', `<invocation>${text('max')}${binding('list', text('[1, 3, 2]'))}</invocation>`, 3],
])('%s', (_what, body, expected) => {
  expect(evaluated(load(decision(body)))).toEqual(expected)
})

describe('functions of the model', () => {
  const double = knowledge('double', parameter('x', 'number'), text('x * 2'))
  const grade = knowledge('grade', parameter('n'), table(['< 5', '"low"'], ['-', '"high"']))
  test.each<[what: string, body: string, expected: unknown]>([
    ['called by a text', decision(text('double(4)'), { needs: requires('k:double') }), 8],
    ['called with a list of one value', decision(text('double([1, 4][item > 1])'), { needs: requires('k:double') }), 8],
    ['called by name', decision(text('double(x: 4)'), { needs: requires('k:double') }), 8],
    [
      'called by a box',
      decision(`<invocation>${text('double')}${binding('x', text('4'))}</invocation>`, { needs: requires('k:double') }),
      8,
    ],
    [
      'a table inside, and a parameter without a type',
      decision(text('[grade(4), grade(5)]'), { needs: requires('k:grade') }),
      ['low', 'high'],
    ],
    ['handed over as a value', decision(text('(for f in [double] return f(3))'), { needs: requires('k:double') }), [6]],
    [
      'one that calls another',
      knowledge('four', parameter('x', 'number'), text('double(double(x))'), requires('k:double')) +
        decision(text('four(1)'), { needs: requires('k:four') }),
      4,
    ],
    [
      'a function made of functions',
      knowledge(
        'library',
        '',
        `<context>${entry('inc', `<functionDefinition>${parameter('x')}${text('x + 1')}</functionDefinition>`)}</context>`,
      ) + decision(text('library().inc(1)'), { needs: requires('k:library') }),
      2,
    ],
  ])('%s', (_what, body, expected) => {
    expect(evaluated(load(double + grade + body))).toEqual(expected)
  })

  test('what fires in a table inside is told under the name of its function, by both back ends', () => {
    const xml = definitions(grade + decision(text('grade(4)'), { needs: requires('k:grade') }))
    for (const backEnd of ['closures', 'generated'] as const) {
      const loaded = loadPolicy({ xml, file: 'p.dmn', backEnd })
      expect(loaded.ok && loaded.policy.evaluate({}, ['D']).fired).toMatchObject([{ decision: 'grade', row: 1, output: 'low' }])
    }
  })
})

test('rows of a table in a knowledge model are compared too, those of a decision in a service once', () => {
  const overlapping = table(['< 5', '1'], ['< 6', '2']).replace('FIRST', 'UNIQUE')
  const service = '<decisionService id="S" name="S"><outputDecision href="#D"/><inputData href="#n"/></decisionService>'
  const body =
    inputXml('n', 'number').replace('id_n', 'n') +
    knowledge('f', parameter('n', 'number'), overlapping) +
    decision(overlapping, { needs: requires('i:n') }) +
    service
  const loaded = loadPolicy({ xml: definitions(body), file: 'p.dmn' })
  expect(!loaded.ok && loaded.diagnostics.map(({ code, table: of }) => [code, of])).toEqual([
    ['rows-overlap', 'D'],
    ['rows-may-overlap', 'f'],
  ])
})

describe('decision services', () => {
  const model =
    inputXml('a', 'number').replace('id_a', 'a') +
    decision(text('a + 1'), { id: 'B', type: 'number', needs: requires('i:a') }) +
    decision(text('B * 10'), { id: 'C', type: 'number', needs: requires('d:B') }) +
    decision(text('B + C'), { id: 'E', type: 'number', needs: requires('d:B', 'd:C') })
  const whole =
    '<decisionService id="S" name="S"><outputDecision href="#C"/><encapsulatedDecision href="#B"/><inputData href="#a"/></decisionService>'
  const part = '<decisionService id="P" name="P"><outputDecision href="#C"/><inputDecision href="#B"/></decisionService>'
  const two =
    '<decisionService id="T" name="T"><outputDecision href="#C"/><outputDecision href="#E"/><encapsulatedDecision href="#B"/><inputData href="#a"/></decisionService>'
  const policy = load(model + whole + part + two)

  test.each<[name: string, args: Inputs, expected: unknown]>([
    ['S', { a: 1 }, 20],
    ['P', { B: 3 }, 30],
    ['T', { a: 1 }, { C: 20, E: 22 }],
    ['S', {}, null],
    ['P', { B: 'three' }, null],
    ['nobody', {}, null],
  ])('%s of %j is %j', (name, args, expected) => {
    expect(shown(policy.invoke(name, args).value)).toEqual(expected)
  })

  test('what is wrong with a call is told', () => {
    expect(policy.invoke('P', { B: 'three' }).errors).toMatchObject([{ code: 'input-type', input: 'B' }])
    expect(policy.invoke('nobody', {}).errors).toMatchObject([{ code: 'unknown-invocable' }])
    expect([...policy.invocables].map(([name, { kind, params }]) => [name, kind, params.map((each) => each.name)])).toEqual([
      ['S', 'service', ['a']],
      ['P', 'service', ['B']],
      ['T', 'service', ['a']],
    ])
  })

  test.each<[what: string, feel: string, expected: unknown]>([
    ['in order', 'S(4)', 50],
    ['by name', 'P(B: 4)', 40],
    ['of several outputs', 'T(1).E', 22],
    ['again and again', 'for i in [1, 2] return S(i)', [20, 30]],
    ['of its own results', 'P(S(0))', 100],
  ])('called by an expression %s', (_what, feel, expected) => {
    const caller = decision(text(feel), { needs: requires('k:S', 'k:P', 'k:T') })
    expect(evaluated(load(model + whole + part + two + caller))).toEqual(expected)
  })

  test('inputs of the caller do not reach into a service', () => {
    const caller = decision(text('P(null) = null and S(1) = 20'), { needs: requires('k:S', 'k:P', 'i:a') })
    expect(evaluated(load(model + whole + part + caller), { a: 100 })).toBe(true)
  })
})

describe('declared types', () => {
  const types =
    '<itemDefinition name="tSmall"><typeRef>number</typeRef><allowedValues><text>[0..9]</text></allowedValues></itemDefinition>' +
    '<itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>' +
    '<itemDefinition name="tSmalls" isCollection="true"><typeRef>tSmall</typeRef></itemDefinition>' +
    '<itemDefinition name="tTwo" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>' +
    '<itemDefinition name="tPerson"><itemComponent name="first name"><typeRef>string</typeRef></itemComponent><itemComponent name="age"><typeRef>tSmall</typeRef></itemComponent></itemDefinition>' +
    '<itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues></itemDefinition>'

  test.each<[type: string, feel: string, expected: unknown]>([
    ['number', '1', 1],
    ['number', '"1"', null],
    ['number', '[1]', 1],
    ['number', '[1, 2]', null],
    ['tNumbers', '1', [1]],
    ['tNumbers', '[]', []],
    ['tNumbers', '"a"', null],
    ['string', 'null', null],
    ['date and time', 'date("2024-02-29")', '2024-02-29T00:00:00Z'],
    ['date', 'date and time("2024-02-29T00:00:00Z")', null],
    ['tSmall', '9', 9],
    ['tSmall', '10', null],
    ['tSmalls', '[1, 10]', null],
    ['tSmalls', '[1, 9]', [1, 9]],
    ['tSmalls', '5', [5]],
    ['tTwo', '[1, 2]', [1, 2]],
    ['tTwo', '[1]', null],
    ['tPerson', '{first name: "x", age: 3}', { 'first name': 'x', age: 3 }],
    ['tPerson', '{first name: "x", age: 30}', null],
    ['tPerson', '{first name: "x"}', null],
    ['tPerson', '{first name: "x", age: 3, more: true}', { 'first name': 'x', age: 3, more: true }],
    ['tKind', '"a"', 'a'],
    ['tKind', '"c"', null],
    ['context', '{a: 1}', { a: 1 }],
    ['context', '1', null],
    ['Any', '"x"', 'x'],
    ['feel:string', '"x"', 'x'],
  ])('%s makes of %s %j', (type, feel, expected) => {
    const open = inputXml('any', null).replace('id_any', 'any')
    const known = types + open + decision(text(feel), { type })
    // The same of a value that is known only when it runs.
    const late =
      types +
      open +
      decision(`<conditional><if>${text('any = 1')}</if><then>${text('any')}</then><else>${text(feel)}</else></conditional>`, {
        type,
        needs: requires('i:any'),
      }) // prettier-ignore
    expect(evaluated(load(known, 'null'))).toEqual(expected)
    expect(evaluated(load(late, 'null'), { any: 0 })).toEqual(expected)
  })

  test('a decision that cannot be what it says is refused, where faults refuse', () => {
    expect(() => load(types + decision(text('"1"'), { type: 'number' }))).toThrow('type-mismatch')
    expect(() => load(types + decision(text('{age: 3}'), { type: 'tPerson' }))).toThrow('type-mismatch')
  })

  test('inputs are held to their types, and what is wrong is told', () => {
    const policy = load(types + inputXml('p', 'tPerson') + expressionXml('D', 'p', { inputs: ['p'] }))
    expect(policy.evaluate({ p: { 'first name': 'x', age: 3 } }, ['D'])).toMatchObject({ errors: [] })
    const { values, errors } = policy.evaluate({ p: { 'first name': 'x', age: 30 } }, ['D'])
    expect([values.get('D'), errors]).toMatchObject([null, [{ code: 'input-type', input: 'p' }]])
  })
})

describe('the letter of the standard', () => {
  test('one decision that makes no sense is null, and its neighbours are not', () => {
    const body = decision('<decisionTable hitPolicy="BEST"><output/><rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>')
    const policy = load(body + decision(text('2'), { id: 'E' }) + decision('', { id: 'F' }), 'null')
    expect(['D', 'E', 'F'].map((name) => evaluated(policy, {}, name))).toEqual([null, 2, null])
  })

  test('a decision sees what it requires and nothing else', () => {
    const policy = load(inputXml('x', 'number') + expressionXml('D', 'x') + expressionXml('E', 'x', { inputs: ['x'] }), 'null')
    expect(['D', 'E'].map((name) => evaluated(policy, { x: 1 }, name))).toEqual([null, 1])
  })

  test('a sum over several outputs has no meaning', () => {
    const output = '<output name="a"/><output name="b"/>'
    const rule = '<rule><outputEntry><text>1</text></outputEntry><outputEntry><text>2</text></outputEntry></rule>'
    const policy = load(decision(`<decisionTable hitPolicy="COLLECT" aggregation="SUM">${output}${rule}</decisionTable>`), 'null')
    expect(evaluated(policy)).toBeNull()
  })
})

describe('imports', () => {
  const model = (namespace: string, body: string): { xml: string; file: string } => ({
    xml: definitions(body, '20230324').replace('namespace="n"', `namespace="${namespace}"`),
    file: `${namespace}.dmn`,
  })
  const importXml = (name: string, namespace: string): string =>
    `<import name="${name}" namespace="${namespace}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`
  const base = model(
    'base',
    '<itemDefinition name="tRate"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>' +
      inputXml('rate', 'tRate') +
      expressionXml('twice', 'rate * 2', { inputs: ['rate'], type: 'number' }) +
      knowledge('inc', parameter('x', 'number'), text('x + 1')),
  )
  const external = (id: string, kind: 'Decision' | 'Input' | 'Knowledge'): string => {
    const tag = kind === 'Knowledge' ? 'knowledge' : 'information'
    return `<${tag}Requirement><required${kind} href="base#${id}"/></${tag}Requirement>`
  }
  const main =
    importXml('b', 'base') +
    decision(text('b.inc(b.twice) + b.rate'), {
      type: 'b.tRate',
      needs: external('id_twice', 'Decision') + external('id_rate', 'Input') + external('inc', 'Knowledge'),
    })

  test('elements and types are known by the prefix; inputs stand inside of it or under their whole name', () => {
    const policy = load(main, 'refuse', new Map([['base', base]]))
    expect([...policy.inputs.keys()]).toEqual(['b.rate'])
    expect(evaluated(policy, { 'b.rate': 0 })).toBe(1)
    expect(evaluated(policy, { b: { rate: 0 } })).toBe(1)
    // Beyond what the imported type allows.
    expect(evaluated(policy, { 'b.rate': 1 })).toBeNull()
  })

  test('an import without a name brings names as they are', () => {
    const body =
      importXml('', 'base') +
      decision(text('inc(twice)'), { type: 'number', needs: external('id_twice', 'Decision') + external('inc', 'Knowledge') })
    expect(evaluated(load(body, 'refuse', new Map([['base', base]])), { rate: 1 })).toBe(3)
  })

  test('an import without a model is told by name', () => {
    expect(() => load(main)).toThrow(/the import `b` cannot be used: no model has the namespace base/)
  })

  test('an import that leads back is told', () => {
    const other = model('other', importXml('m', 'n'))
    expect(() =>
      load(
        importXml('o', 'other'),
        'refuse',
        new Map([
          ['other', other],
          ['n', base],
        ]),
      ),
    ).toThrow(/leads back/) // prettier-ignore
  })

  test('an import of an import, and faults told of their own file', () => {
    const middle = model(
      'middle',
      importXml('b', 'base') +
        expressionXml('m', 'b.twice + oops', { type: 'number' }).replace('<literal', `${external('id_twice', 'Decision')}<literal`),
    ) // prettier-ignore
    const models = new Map([
      ['base', base],
      ['middle', middle],
    ])
    const loaded = loadPolicy({ xml: definitions(importXml('m', 'middle')), file: 'p.dmn', imports: models })
    expect(!loaded.ok && loaded.diagnostics).toMatchObject([{ code: 'unknown-name', file: 'middle.dmn' }])
    const fixed = new Map([...models, ['middle', { ...middle, xml: middle.xml.replace(' + oops', '') }] as const])
    const caller = decision(text('m.m'), {
      needs: '<informationRequirement><requiredDecision href="middle#id_m"/></informationRequirement>',
    })
    expect(evaluated(load(importXml('m', 'middle') + caller, 'refuse', fixed), { m: { b: { rate: 1 } } })).toBe(2)
  })

  test('a model that is imported on two ways is there twice, each with inputs of its own', () => {
    const way = (name: string): { xml: string; file: string } =>
      model(
        name,
        importXml('b', 'base') +
          expressionXml('m', 'b.twice', { type: 'number' }).replace('<literal', `${external('id_twice', 'Decision')}<literal`),
      ) // prettier-ignore
    const needs = ['left', 'right']
      .map((from) => `<informationRequirement><requiredDecision href="${from}#id_m"/></informationRequirement>`)
      .join('')
    const policy = load(
      importXml('l', 'left') + importXml('r', 'right') + decision(text('[l.m, r.m]'), { needs }),
      'refuse',
      new Map([
        ['base', base],
        ['left', way('left')],
        ['right', way('right')],
      ]), // prettier-ignore
    )
    expect([...policy.inputs.keys()]).toEqual(['l.b.rate', 'r.b.rate'])
    expect(evaluated(policy, { l: { b: { rate: 0 } }, r: { b: { rate: 1 } } })).toEqual([0, 2])
  })

  test('models that import each of each other many times end soon', () => {
    const many = (to: string): string => Array.from({ length: 50 }, (_, n) => importXml(`i${n}`, to)).join('')
    const models = new Map(['m1', 'm2', 'm3', 'm4'].map((name, n) => [name, model(name, n < 3 ? many(`m${n + 2}`) : '')] as const))
    expect(() => load(many('m1'), 'refuse', models)).toThrow(/more than 500 imports/)
  })

  test('a reference with the namespace of its own model is a local one', () => {
    const xml = inputXml('x', 'number') + expressionXml('D', 'x', { inputs: ['x'] }).replace('"#id_x"', '"n#id_x"')
    expect(evaluated(load(xml), { x: 3 })).toBe(3)
  })
})
