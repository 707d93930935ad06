/** What every part of the reader shares: texts, and the refusal of all that is neither read nor known to decide nothing. */
import type { Report } from '../check/diagnostic.ts'
import type { DmnText } from './model.ts'
import { attribute, childNamed, type Element, elementsOf, inModel, lineOf } from './xml.ts'

/** Words for people, pictures and organisation: they decide nothing. */
const INERT: ReadonlySet<string> = new Set([
  'description',
  'extensionElements',
  'textAnnotation',
  'association',
  'group',
  'knowledgeSource',
  'authorityRequirement',
  'elementCollection',
  'performanceIndicator',
  'organizationUnit',
  'question',
  'allowedAnswers',
  'supportedObjective',
  'impactedPerformanceIndicator',
  'decisionMaker',
  'decisionOwner',
  'usingProcess',
  'usingTask',
]) // prettier-ignore

export type Reading = {
  readonly file: string
  readonly report: Report
  /** Tells that an element is outside the profile. */
  readonly refuse: (element: Element, table?: string, what?: string) => void
}

/** Everything that is neither expected nor inert, told one by one. */
export function refuseOthers(element: Element, expected: readonly string[], reading: Reading, table?: string): void {
  for (const child of elementsOf(element)) {
    if (inModel(child) && (expected.includes(child.localName ?? '') || INERT.has(child.localName ?? ''))) continue
    if (/\/DMNDI\/$/.test(child.namespaceURI ?? '')) continue
    reading.refuse(child, table)
  }
}

export function refuseLanguage(element: Element, reading: Reading, table?: string): void {
  const language = attribute(element, 'expressionLanguage')
  if (language === null || /\/FEEL\/?$/i.test(language) || language.toLowerCase() === 'feel') return
  reading.refuse(element, table, `expression language ${language}`)
}

/** The text of an expression element. */
export function readText(element: Element, reading: Reading, table?: string): DmnText {
  refuseLanguage(element, reading, table)
  refuseOthers(element, ['text'], reading, table)
  const text = childNamed(element, 'text')
  return { text: text?.textContent?.trim() ?? '', line: lineOf(text ?? element) }
}
