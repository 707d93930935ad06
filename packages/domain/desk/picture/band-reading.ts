/** What an indicator reads of a subject at one moment, by the desk's own marks, with what it rests on. */
import type { IndicatorId } from '../warning/catalogue.ts'
import { type Band, bandOf, type Indicator } from '../warning/indicator.ts'
import type { Values } from '../warning/values.ts'

/** `subject`: its kind and id. `channel`: to which it belongs, or itself. `inputs`: ids of observations. `causedAt`: when the newest of them came to be so. */
export type BandReading = Readonly<{
  indicator: IndicatorId
  subject: string
  channel: string | null
  band: Band | null
  values: Values
  inputs: readonly string[]
  causedAt: number | null
}>

/** An indicator as the desk has it. */
export type Marks = (id: IndicatorId) => Indicator<IndicatorId>

type Of = Readonly<{ subject: string; channel: string | null; inputs: readonly Readonly<{ id: string; effectiveAt: number }>[] }>

const INPUTS_MAX = 20

/** One for each indicator. Of what it rests on the newest are named. */
export function bandReadings(
  values: Readonly<Partial<Record<IndicatorId, Values>>>,
  { subject, channel, inputs }: Of,
  marks: Marks,
): BandReading[] {
  const newest = [...inputs].sort((a, b) => b.effectiveAt - a.effectiveAt || (a.id < b.id ? -1 : 1)).slice(0, INPUTS_MAX)
  const of = { subject, channel, inputs: newest.map(({ id }) => id), causedAt: newest[0]?.effectiveAt ?? null }
  return Object.entries(values).map(([id, read]) => {
    const indicator = id as IndicatorId
    return { indicator, ...of, band: bandOf(marks(indicator), read), values: read }
  })
}

export const channelSubject = (channelId: string): string => `channel:${channelId}`
export const projectSubject = (projectId: string): string => `project:${projectId}`
