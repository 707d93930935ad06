/** The smallest pack that has every decision, for tests of what surrounds a policy. Nothing outside tests imports it. */
import { fingerprint } from '../kernel/fingerprint.ts'
import { invariant } from '../kernel/outcome.ts'
import { signalNamed } from '../signals/catalogue.ts'
import { type Pack, readPack } from './pack.ts'

type Table = {
  hit: string
  /** Input columns: names of signals or decisions. */
  inputs: readonly string[]
  /** Output columns with their type, and the values they may take. */
  outputs: Readonly<Record<string, string>>
  values?: Readonly<Record<string, string>>
  /** Input cells, output cells, then the annotation `reason`. */
  rows: readonly (readonly string[])[]
}

const OUTCOME = { grant: '"grant","wait","decline","refer"', drawdown: '"approve","decline"' }

export const tinyTables: Readonly<Record<string, Table>> = {
  behaviour_score: {
    hit: 'COLLECT" aggregation="SUM',
    inputs: ['days_past_due', 'utilisation'],
    outputs: { points: 'number' },
    rows: [
      ['-', '-', '600', ''],
      ['> 0', '-', '-200', 'CR03'],
      ['0', '-', '0', ''],
      ['-', '>= 900', '-50', 'CR10'],
      ['-', '< 900', '0', ''],
    ],
  },
  grade: {
    hit: 'UNIQUE',
    inputs: ['behaviour_score'],
    outputs: { grade: 'string' },
    rows: [
      ['>= 500', '"A"'],
      ['< 500', '"E"'],
    ],
  },
  holds: {
    hit: 'COLLECT',
    inputs: ['devices_since_verification_30d', 'score_drop_180d', 'failed_draws_24h'],
    outputs: { reason: 'string', scope: 'string' },
    values: { scope: '"draw","increase"' },
    rows: [
      ['>= 3', '-', '-', '"SE01"', '"draw"'],
      ['-', '>= 100', '-', '"CR02"', '"draw"'],
      ['-', '-', '>= 2', '"BE01"', '"draw"'],
    ],
  },
  grant: {
    hit: 'RULE ORDER',
    inputs: ['identity_verified', 'consent_score', 'score'],
    outputs: { outcome: 'string', reason: 'string' },
    values: { outcome: OUTCOME.grant },
    rows: [
      ['false', '-', '-', '"wait"', '"IF08"'],
      ['-', 'false', '-', '"wait"', '"IF08"'],
      ['-', '-', 'null', '"wait"', '"IF08"'],
      ['-', '-', '< 600', '"decline"', '"CR01"'],
      ['true', 'true', '>= 600', '"grant"', '""'],
    ],
  },
  granted_limit: { hit: 'UNIQUE', inputs: ['score'], outputs: { limit_minor: 'number' }, rows: [['>= 600', '100000']] },
  affordability: {
    hit: 'UNIQUE',
    inputs: ['income_minor'],
    outputs: { income_permille: 'number', months: 'number', cap_minor: 'number', reason: 'string' },
    rows: [
      ['null', '0', '12', '100000000', '"IN02"'],
      ['>= 0', '500', '12', '0', '"IN01"'],
    ],
  },
  limit_factor: {
    hit: 'UNIQUE',
    inputs: ['grade'],
    outputs: { permille: 'number' },
    rows: [
      ['"A"', '1000'],
      ['"E"', '500'],
    ],
  },
  price: {
    hit: 'UNIQUE',
    inputs: ['grade'],
    outputs: { day_rate: 'number' },
    rows: [
      ['"A"', '30000'],
      ['"E"', '50000'],
    ],
  },
  drawdown: {
    hit: 'RULE ORDER',
    inputs: ['draw_purpose', 'identity_verified', 'score'],
    outputs: { outcome: 'string', reason: 'string', own_doing: 'boolean' },
    values: { outcome: OUTCOME.drawdown },
    rows: [
      ['"securities"', '-', '-', '"decline"', '"RG06"', 'true'],
      ['-', 'true', '>= 600', '"approve"', '""', 'false'],
    ],
  },
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const entries = (tag: string, cells: readonly string[]) => cells.map((cell) => `<${tag}><text>${escapeXml(cell)}</text></${tag}>`).join('')

function inputXml(name: string): string {
  return `<inputData id="in_${name}" name="${name}"><variable name="${name}" typeRef="${signalNamed.get(name)?.type}"/></inputData>`
}

function decisionXml(name: string, { hit, inputs, outputs, values = {}, rows }: Table): string {
  const needs = inputs.map((input) => {
    const [what, id] = signalNamed.has(input) ? ['Input', `in_${input}`] : ['Decision', `d_${input}`]
    return `<informationRequirement id="${name}_${input}"><required${what} href="#${id}"/></informationRequirement>`
  })
  const columns = inputs.map((input) => `<input><inputExpression><text>${input}</text></inputExpression></input>`)
  const results = Object.entries(outputs).map(([output, type]) => {
    const allowed = values[output] === undefined ? '' : `<outputValues><text>${escapeXml(values[output])}</text></outputValues>`
    return `<output name="${output}" typeRef="${type}">${allowed}</output>`
  })
  const [tested, told] = [inputs.length, inputs.length + Object.keys(outputs).length]
  const rules = rows.map((row, index) => {
    const cells = entries('inputEntry', row.slice(0, tested)) + entries('outputEntry', row.slice(tested, told))
    return `<rule id="${name}_${index + 1}">${cells}${entries('annotationEntry', [row[told] ?? ''])}</rule>`
  })
  const table = [...columns, ...results, '<annotation name="reason"/>', ...rules].join('\n')
  return `<decision id="d_${name}" name="${name}"><variable name="${name}"/>${needs.join('')}<decisionTable hitPolicy="${hit}">${table}</decisionTable></decision>`
}

export function tinyDmn(tables: Readonly<Record<string, Table>> = tinyTables): string {
  const signals = new Set(Object.values(tables).flatMap(({ inputs }) => inputs.filter((input) => signalNamed.has(input))))
  const body = [...[...signals].map(inputXml), ...Object.entries(tables).map(([name, table]) => decisionXml(name, table))].join('\n')
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tiny" name="tiny" namespace="tiny">${body}</definitions>`
}

const REASONS = ['CR01', 'CR02', 'CR03', 'CR10', 'SE01', 'BE01', 'IF08', 'RG06', 'IN01', 'IN02', 'credit-insufficient', 'not-assessable']

const EVIDENCE: Readonly<Record<string, string>> = {
  SE01: 'devices_since_verification_30d, devices_30d',
  CR02: 'score_drop_180d, score',
  CR03: 'days_past_due',
  CR10: 'utilisation',
  CR01: 'score',
  BE01: 'failed_draws_24h',
  IF08: 'identity_verified, consent_score, score',
  RG06: 'draw_purpose',
  IN01: 'income_minor',
  IN02: 'income_minor',
}

/** `observed`: reasons whose holds are observed for ten days. */
export function tinyReasons(observed: readonly string[] = [], codes: readonly string[] = REASONS): string {
  const words = (text: string) => `{ zh: ${text}, en: ${text} }`
  const reasons = codes.map((code) => {
    const days = observed.includes(code) ? 10 : 0
    return `  ${code}: { category: credit, text: ${words(`"text of ${code}"`)}, evidence: [${EVIDENCE[code] ?? 'registered'}], cures: [wait], observation_days: ${days}, wait: ${words('soon')} }`
  })
  return ['format: 1', 'cures: { wait: { zh: wait, en: wait, ours: true } }', 'reasons:', ...reasons].join('\n')
}

/** Stands in for SHA-256, which the host lends. */
export const notSha256 = (text: string): string => fingerprint(text).toString(16)

export const tinyFiles = (dmn = tinyDmn(), reasons = tinyReasons()): ReadonlyMap<string, string> =>
  new Map([
    ['pack.yaml', 'format: 1\nrevision: 2\ntitle: { zh: tiny, en: tiny }\nscore_scale: { min: 350, max: 950 }\n'],
    ['policy.dmn', dmn],
    ['reasons.yaml', reasons],
  ])

export function tinyPack(files: ReadonlyMap<string, string> = tinyFiles()): Pack {
  const reading = readPack(files, notSha256)
  invariant(reading.ok, `the tiny pack loads: ${JSON.stringify(reading)}`)
  return reading.pack
}

const attribute = (points: number, test: string): string => `<Attribute partialScore="${points}">${test}</Attribute>\n`
const test = (signal: string, operator: string, value = ''): string =>
  `<SimplePredicate field="${signal}" operator="${operator}"${value === '' ? '' : ` value="${value}"`}/>`

/** The score of the tiny pack as a PMML scorecard, with a case of its own: 20 days past due and half used give `expected`. */
export const tinyCard = (expected = 400): string => `<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
<Header/>
<DataDictionary>
<DataField name="days_past_due" optype="continuous" dataType="double"><Extension name="unit" value="days"/></DataField>
<DataField name="utilisation" optype="continuous" dataType="double"><Extension name="unit" value="permille"/></DataField>
<DataField name="points" optype="continuous" dataType="double"/>
</DataDictionary>
<Scorecard modelName="tiny" functionName="regression" initialScore="600" baselineScore="0">
<MiningSchema><MiningField name="days_past_due"/><MiningField name="utilisation"/><MiningField name="points" usageType="target"/></MiningSchema>
<Characteristics>
<Characteristic name="lateness" reasonCode="CR03">
${attribute(-200, test('days_past_due', 'greaterThan', '0'))}${attribute(0, '<True/>')}</Characteristic>
<Characteristic name="use" reasonCode="CR10">
${attribute(-50, test('utilisation', 'greaterOrEqual', '900'))}${attribute(0, '<True/>')}</Characteristic>
</Characteristics>
<ModelVerification recordCount="1"><VerificationFields><VerificationField field="days_past_due"/><VerificationField field="utilisation"/><VerificationField field="points"/></VerificationFields>
<InlineTable><row><days_past_due>20</days_past_due><utilisation>500</utilisation><points>${expected}</points></row></InlineTable></ModelVerification>
</Scorecard>
</PMML>`

/** The tiny pack whose score is fed by a model. */
export function fedFiles(card = tinyCard(), models = 'models: { behaviour_score: score.pmml }'): ReadonlyMap<string, string> {
  const dmn = tinyDmn().replace(
    /<decision id="d_behaviour_score".*?<\/decision>/s,
    '<decision id="d_behaviour_score" name="behaviour_score"/>',
  )
  const files = new Map(tinyFiles(dmn))
  return files.set('pack.yaml', `${files.get('pack.yaml')}${models}\n`).set('score.pmml', card)
}
