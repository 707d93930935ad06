/** Packs whose score is a PMML scorecard: they decide and explain like those whose score is a table, and what does not fit does not load. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { newAccount, step } from '../account/step.ts'
import { runCases } from './cases.ts'
import type { PackDiagnostic } from './diagnostic.ts'
import { type Pack, readPack } from './pack.ts'
import { fedFiles, notSha256, tinyCard, tinyPack, tinyReasons } from './tiny-pack.fixture.ts'

const with_ = (files: ReadonlyMap<string, string>, path: string, text: string) => new Map(files).set(path, text)
const diagnosticsOf = (files: ReadonlyMap<string, string>): readonly PackDiagnostic[] => {
  const reading = readPack(files, notSha256)
  return reading.ok ? reading.warnings : reading.diagnostics
}
const faultsOf = (files: ReadonlyMap<string, string>): string[] =>
  diagnosticsOf(files).map(({ code, file, line, message }) => `${code} ${file}:${line ?? ''} ${message}`)

const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const facts: readonly Fact[] = [
  fact('borrower-registered', 1, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 2, { purpose: 'score' }),
  fact('identity-verified', 3, { method: 'document' }),
  fact('score-updated', 4, { value: 750, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
  fact('drawdown-requested', 5, { drawdownId: 'd', amountMinor: 95_000, currency: 'CNY' }),
  fact('statement-issued', 6, { statementId: 's', balanceMinor: 95_000, paidMinor: 0, daysPastDue: 20, currency: 'CNY' }),
]

/** Without what names the pack and its rows. */
function decided(pack: Pack): unknown[] {
  let account = newAccount
  return facts.map((each) => {
    const outcome = step(account, each, pack, { borrower: 'b' })
    if (!outcome.ok) return outcome.refusal
    account = outcome.value.account
    return outcome.value.decision.outcomes
  })
}

test('a cut is explained by the reason codes of the card, with the evidence and in the order of a table', () => {
  const fed = decided(tinyPack(fedFiles()))
  expect(fed).toEqual(decided(tinyPack()))
  expect(JSON.stringify(fed.at(-1))).toMatch(/"reason":"CR03".*"signal":"days_past_due","value":20,"test":"> 0".*"reason":"CR10"/)
})

test('its cases run, and its identity covers the model', () => {
  const cases = 'case,days_past_due,utilisation,expect.behaviour_score\nlate,1,0,400\nused,0,900,550\nunknown,,,600\n'
  const pack = tinyPack(with_(fedFiles(), 'cases/score.csv', cases))
  expect(runCases(pack).failures).toEqual([])
  expect(tinyPack(fedFiles(tinyCard().replace('"-50"', '"-51"'))).hash).not.toBe(tinyPack(fedFiles()).hash)
})

const plain = (body: string): string => tinyCard().replace(/<Scorecard.*<\/Scorecard>/s, body)
const regression = plain(
  '<RegressionModel functionName="regression"><MiningSchema><MiningField name="utilisation"/><MiningField name="points" usageType="target"/></MiningSchema><RegressionTable intercept="600"><NumericPredictor name="utilisation" coefficient="-0.1"/></RegressionTable></RegressionModel>',
)

test.each<[what: string, files: ReadonlyMap<string, string>, faults: readonly RegExp[]]>([
  ['nothing to say of it', fedFiles(), []],
  [
    'a case of its own that fails',
    fedFiles(tinyCard(401)),
    [/^verification-failed score\.pmml:20 the model's own case 1 expects `points` to be 401, and it is 400$/],
  ],
  [
    'a signal that is none',
    fedFiles(tinyCard().replaceAll('"utilisation"', '"utilization"').replaceAll('utilisation>', 'utilization>')),
    [/^unknown-input score\.pmml:5 no input is called `utilization`$/],
  ],
  [
    'another unit',
    fedFiles(tinyCard().replace('"permille"', '"percent"')),
    [/^model-unit score\.pmml:5 the model reads "utilisation" in percent, and the signal is in permille$/],
  ],
  [
    'a reason without words',
    with_(fedFiles(tinyCard().replace('CR10', 'CR99')), 'reasons.yaml', tinyReasons()),
    [/^reason-unknown score\.pmml:16 reason "CR99" is not in reasons\.yaml$/, /^reason-unknown score\.pmml:17 reason "CR99"/],
  ],
  [
    'a reason that shows something else',
    fedFiles(tinyCard().replace('"CR10"', '"CR01"')),
    [/^reason-evidence score\.pmml:16 reason "CR01" shows none of what this row tests: add one of utilisation/],
  ],
  [
    'points short of the best without a reason',
    fedFiles(
      tinyCard(409)
        .replace(' reasonCode="CR10"', '')
        .replace('baselineScore="0"', 'useReasonCodes="false"')
        .replace('"-50"', '"5"')
        .replace(
          'partialScore="0"><True/></Attribute>\n</Characteristic>\n</Char',
          'partialScore="9"><True/></Attribute>\n</Characteristic>\n</Char',
        ),
    ),
    [/^reason-missing score\.pmml:16 this row goes against the borrower and names no reason$/],
  ],
  [
    'what computes the score',
    fedFiles(regression),
    [/^pack-shape score\.pmml:8 must be rows with reasons, and the model of it gives none: the model is no scorecard$/],
  ],
  [
    'a file that is not there',
    fedFiles(undefined, 'models:\n  behaviour_score: other.pmml'),
    [/^yaml-file pack\.yaml:6 models\.behaviour_score: the pack holds no file "other\.pmml"$/],
  ],
  [
    'a file that is no model',
    fedFiles(undefined, 'models: { behaviour_score: policy.dmn }'),
    [/^yaml-file pack\.yaml:5 models\.behaviour_score: .*must be the name of a \.pmml file of the pack/],
  ],
  [
    'a name of the language itself',
    fedFiles(undefined, 'models: { __proto__: score.pmml, behaviour_score: score.pmml }'),
    [/^unknown-reference policy\.dmn: score\.pmml is to feed `__proto__`/],
  ],
  [
    'a name that nothing has',
    fedFiles(undefined, 'models: { behavior_score: score.pmml }'),
    [/^unknown-reference policy\.dmn: score\.pmml is to feed `behavior_score`/],
  ],
  ['entities', fedFiles(`<!DOCTYPE a [<!ENTITY b "bb">]>${tinyCard()}`), [/^xml-malformed score\.pmml:1 /]],
  [
    'a model that feeds nothing',
    with_(fedFiles(), 'other.pmml', tinyCard()),
    [/^model-unused other\.pmml: pack\.yaml does not say what this model feeds$/],
  ],
])('%s', (_what, files, faults) => {
  const found = faultsOf(files)
  expect(found.length > 0, found.join('\n')).toBe(faults.length > 0)
  for (const each of faults)
    expect(
      found.some((fault) => each.test(fault)),
      `${String(each)} in\n${found.join('\n')}`,
    ).toBe(true)
}) // prettier-ignore

test('what a model refuses is not answered, and nothing that rests on it: the line stays as it is', () => {
  const limited = tinyCard()
    .replace('<Extension name="unit" value="days"/>', '$&<Interval closure="closedClosed" leftMargin="0" rightMargin="19"/>')
    .replaceAll('>20<', '>19<')
  const after = decided(tinyPack(fedFiles(limited)))
  expect(after.slice(0, -1)).toEqual(decided(tinyPack()).slice(0, -1))
  expect(JSON.stringify(after.at(-1))).not.toMatch(/limit/)
})
