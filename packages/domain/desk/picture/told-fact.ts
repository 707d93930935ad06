import type { DeskFactType, DeskSubject } from '../model/desk-fact.ts'

/** What is told by whoever watches; `factId` is the same whichever server finds it. */
export type ToldFact = Readonly<{
  factId: string
  type: DeskFactType
  kind: DeskSubject
  id: string
  effectiveAt: number
  data: Readonly<Record<string, unknown>>
}>
