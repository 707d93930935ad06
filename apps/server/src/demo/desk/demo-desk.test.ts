/** The registers of the demo's desk are what the API would have taken. */
import type { DeskEntry, DeskKind } from '@fairline/contract/desk/entries'
import { OBSERVED, type ObservedKind } from '@fairline/contract/desk/observations'
import { addFacts, type DeskBook, emptyDesk, statesOf } from '@fairline/domain/desk/model/desk-book'
import { entryFaults } from '@fairline/domain/desk/model/entry-faults'
import { expect, test } from 'vitest'
import type { NewDeskFact } from '../../store/desk-fact-table.ts'
import { demoDeskFacts } from './demo-desk.ts'

const NOW = Date.parse('2026-11-27T03:00:00Z')
const facts = demoDeskFacts(NOW, { manager: 'usr_manager', analyst: 'usr_analyst' })
const when = { at: NOW, knownAt: NOW }

const told = (fact: NewDeskFact, index: number) => ({ ...fact, sequence: index + 1, recordedAt: NOW, actor: 'demo' })

function faultsOf(book: DeskBook, { kind, id, data }: NewDeskFact): string[] {
  return entryFaults(kind as DeskKind, data as DeskEntry<DeskKind>, { book, when }).map(
    ({ pointer, detail }) => `${kind} ${id} ${pointer} ${detail}`,
  )
}

test('each names only what was told before it, and keeps to its rules', () => {
  const book = emptyDesk()
  const faults = facts.flatMap((fact, index) => {
    const found = fact.type === 'registered' ? faultsOf(book, fact) : []
    addFacts(book, [told(fact, index)])
    return found
  })
  expect(faults).toEqual([])
  expect(statesOf(book, 'enrolment', when)).toHaveLength(20)
  expect(statesOf(book, 'channel', when)).toHaveLength(8)
  expect(statesOf(book, 'facility', when).filter(({ content }) => content.credit_kind === 'consumer')).toHaveLength(4)
})

test('what is seen is of its kind, and lies behind; nothing is told twice', () => {
  const seen = facts.filter(({ type }) => type === 'observed')
  const stray = seen.filter(({ kind, data: { field, value }, effectiveAt }) => {
    const fields = new Map(Object.entries(OBSERVED[kind as ObservedKind]))
    return fields.get(String(field))?.safeParse(value).success !== true || effectiveAt > NOW
  })
  expect(stray).toEqual([])
  expect(new Set(facts.map(({ factId }) => factId)).size).toBe(facts.length)
})
