import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { approvals as enApprovals } from './en/approvals.ts'
import { coachingActs as enCoachingActs } from './en/coaching-acts.ts'
import { connectors as enConnectors } from './en/connectors.ts'
import { control as enControl } from './en/control.ts'
import { desk as enDesk } from './en/desk.ts'
import { deskPeople as enDeskPeople } from './en/desk-people.ts'
import { deskReports as enDeskReports } from './en/desk-reports.ts'
import { forecast as enForecast } from './en/forecast.ts'
import { imports as enImports } from './en/imports.ts'
import { incidents as enIncidents } from './en/incidents.ts'
import { me as enMe } from './en/me.ts'
import { measures as enMeasures } from './en/measures.ts'
import { people as enPeople } from './en/people.ts'
import { plans as enPlans } from './en/plans.ts'
import { playbooks as enPlaybooks } from './en/playbooks.ts'
import { record as enRecord } from './en/record.ts'
import { recoveries as enRecoveries } from './en/recoveries.ts'
import { registers as enRegisters } from './en/registers.ts'
import { rights as enRights } from './en/rights.ts'
import { en as deskEn } from './en.ts'
import { approvals as zhApprovals } from './zh/approvals.ts'
import { coachingActs as zhCoachingActs } from './zh/coaching-acts.ts'
import { connectors as zhConnectors } from './zh/connectors.ts'
import { control as zhControl } from './zh/control.ts'
import { desk as zhDesk } from './zh/desk.ts'
import { deskPeople as zhDeskPeople } from './zh/desk-people.ts'
import { deskReports as zhDeskReports } from './zh/desk-reports.ts'
import { forecast as zhForecast } from './zh/forecast.ts'
import { imports as zhImports } from './zh/imports.ts'
import { incidents as zhIncidents } from './zh/incidents.ts'
import { me as zhMe } from './zh/me.ts'
import { measures as zhMeasures } from './zh/measures.ts'
import { people as zhPeople } from './zh/people.ts'
import { plans as zhPlans } from './zh/plans.ts'
import { playbooks as zhPlaybooks } from './zh/playbooks.ts'
import { record as zhRecord } from './zh/record.ts'
import { recoveries as zhRecoveries } from './zh/recoveries.ts'
import { registers as zhRegisters } from './zh/registers.ts'
import { rights as zhRights } from './zh/rights.ts'
import { zh as deskZh } from './zh.ts'

const [zh, en] = [
  {
    ...deskZh,
    approvals: zhApprovals,
    connectors: zhConnectors,
    control: zhControl,
    desk: zhDesk,
    deskPeople: zhDeskPeople,
    deskReports: zhDeskReports,
    coachingActs: zhCoachingActs,
    imports: zhImports,
    forecast: zhForecast,
    incidents: zhIncidents,
    me: zhMe,
    measures: zhMeasures,
    people: zhPeople,
    plans: zhPlans,
    playbooks: zhPlaybooks,
    record: zhRecord,
    recoveries: zhRecoveries,
    registers: zhRegisters,
    rights: zhRights,
  },
  {
    ...deskEn,
    approvals: enApprovals,
    connectors: enConnectors,
    control: enControl,
    desk: enDesk,
    deskPeople: enDeskPeople,
    deskReports: enDeskReports,
    coachingActs: enCoachingActs,
    imports: enImports,
    forecast: enForecast,
    incidents: enIncidents,
    me: enMe,
    measures: enMeasures,
    people: enPeople,
    plans: enPlans,
    playbooks: enPlaybooks,
    record: enRecord,
    recoveries: enRecoveries,
    registers: enRegisters,
    rights: enRights,
  },
]

const SOURCE = fileURLToPath(new URL('..', import.meta.url))
const HAN = /\p{Script=Han}/u

function textsOf(part: object, path = ''): (readonly [key: string, text: string])[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'object' ? textsOf(value as object, `${path}${key}.`) : [[`${path}${key}`, String(value)] as const],
  )
}

const holesOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort()

/** Where somebody of another language would find a word of Chinese in the middle of the code. */
export const strayHan = (text: string): string[] => text.split('\n').filter((line) => HAN.test(line.replace(/\/\*.*?\*\/|\/\/.*$/g, '')))

test('both languages say the same things, with the same holes to fill', () => {
  const holes = (texts: object) => Object.fromEntries(textsOf(texts).map(([key, text]) => [key, holesOf(text)]))
  expect(holes(en)).toEqual(holes(zh))
  expect(textsOf(zh).length).toBeGreaterThan(150)
})

test('English holds no Chinese, and Chinese is not left in English', () => {
  expect(textsOf(en).filter(([, text]) => HAN.test(text))).toEqual([])
  const untranslated = textsOf(zh).filter(
    ([key, text]) => !HAN.test(text) && /[A-Za-z]{2}/.test(text.replace(/\{\{\w+\}\}/g, '')) && key !== 'playground.json',
  )
  expect(untranslated).toEqual([])
})

test('no word of Chinese stands in a component', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'))
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((path) => strayHan(readFileSync(join(SOURCE, path), 'utf8')).length > 0)).toEqual([])
  expect([strayHan("<b>{'\u989d\u5ea6'}</b>"), strayHan('// \u989d\u5ea6')]).toEqual([["<b>{'\u989d\u5ea6'}</b>"], []])
})
