/** What every part of the reader shares: texts, and the refusal of all that is neither read nor known to decide nothing. */
import type { Report } from '../check/diagnostic.ts'
import type { DmnText, Kept } from './model.ts'
import { attribute, childNamed, type Element, elementsOf, inModel, lineOf, writeElement } from './xml.ts'

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

const isPicture = (element: Element): boolean => /\/DMNDI\/$/.test(element.namespaceURI ?? '')
const isInert = (element: Element): boolean => isPicture(element) || (inModel(element) && INERT.has(element.localName ?? ''))

const NOTHING: readonly Kept[] = []

/** What stands in every element: its id, its place, and what it holds that decides nothing. */
export function writtenOf(element: Element): { id: string | null; line: number; kept: readonly Kept[] } {
  const inert = elementsOf(element).filter(isInert)
  const kept = inert.length === 0 ? NOTHING : inert.map((each) => ({ name: each.localName ?? '', xml: () => writeElement(each) }))
  return { id: attribute(element, 'id'), line: lineOf(element), kept }
}

/** Reads a part, and tells whether nothing of it was refused. */
export function readWhole<T>(reading: Reading, read: (reading: Reading) => T): T & { readonly isWhole: boolean } {
  let isWhole = true
  const report: Report = (...fault) => {
    isWhole = false
    reading.report(...fault)
  }
  const refuse: Reading['refuse'] = (...element) => {
    isWhole = false
    reading.refuse(...element)
  }
  const made = read({ ...reading, report, refuse })
  return { ...made, isWhole }
}

/** Everything that is neither expected nor inert, told one by one. */
export function refuseOthers(element: Element, expected: readonly string[], reading: Reading, table?: string): void {
  for (const child of elementsOf(element)) {
    if (isInert(child) || (inModel(child) && expected.includes(child.localName ?? ''))) continue
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
  return { ...writtenOf(element), text: text?.textContent?.trim() ?? '', line: lineOf(text ?? element) }
}
