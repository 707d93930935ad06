/** What holds for every line at this moment, or for those of one licence, funder or client: never anything about the borrower (P5). */
import { writeInstant } from '@fairline/contract/instant'
import type { Book } from '../book/book.ts'
import {
  type Closure,
  type Condition,
  clientFloor,
  closuresAt,
  type Disturbance,
  exhaustedFunder,
  incidentsOf,
  isOlderVersion,
  maintenanceAt,
  stopsDrawing,
} from '../book/conditions.ts'
import type { Evidence } from '../line/outcomes.ts'
import type { Signal, SignalSource } from './signal.ts'

const flag = { type: 'boolean', unit: 'flag', window: null } as const
const gravity = { type: 'string', unit: 'code', window: null, values: ['none', 'minor', 'major', 'critical'] } as const

const shown = (signal: string, value: Evidence['value']): Evidence => ({ signal, value, test: null, asOf: null })

const instantOrNull = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const maintenanceOf = ({ book, at }: SignalSource): Condition | undefined => maintenanceAt(book, at).find(stopsDrawing)

const outageOf = ({ book }: SignalSource): Disturbance | undefined => incidentsOf(book, 'outage').find(stopsDrawing)

const breachOf = ({ book }: SignalSource): Disturbance | undefined => incidentsOf(book, 'security')[0]

const incidentShown = (incident: Disturbance | undefined): readonly Evidence[] =>
  incident === undefined
    ? []
    : [
        shown('incident_id', incident.id),
        shown('incident_component', incident.components.join(', ')),
        shown('incident_started_at', writeInstant(incident.since)),
        shown('incident_expected_end_at', instantOrNull(incident.until)),
      ]

/** Both who lends and who lends with him: the stricter of two licences holds. */
const licencesOf = ({ product }: SignalSource) =>
  product === null ? [] : [product.creditor.licence, ...(product.joint_lending === null ? [] : [product.joint_lending.partner.licence])]

const closureOf = (source: SignalSource, closes: 'new_lines' | 'draws' | 'increases'): Closure | undefined =>
  closuresAt(source.book, closes, licencesOf(source), source.at)[0]

const closureShown = (closure: Closure | undefined): readonly Evidence[] =>
  closure === undefined
    ? []
    : [
        shown('order_id', closure.id),
        shown('order_basis', closure.basis),
        shown('order_licence', closure.licence),
        shown('order_starts_at', writeInstant(closure.since)),
        shown('order_ends_at', instantOrNull(closure.until)),
      ]

const orderSignal = (name: string, closes: 'new_lines' | 'draws' | 'increases', zh: string, en: string): Signal => ({
  ...flag,
  name,
  zh,
  en,
  read: (source) => closureOf(source, closes) !== undefined,
  dated: (source) => closureOf(source, closes)?.since ?? null,
  particulars: (source) => closureShown(closureOf(source, closes)),
})

const funderOf = ({ book, product }: SignalSource) => {
  if (product === null || book.funders.length === 0) return undefined
  const { creditor, joint_lending: joint } = product
  return exhaustedFunder(
    book,
    [creditor.id, joint?.partner.id].flatMap((id) => id ?? []),
  )
}

/** The version that he should have; undefined where his will do. */
function floorOf({ book, draw }: SignalSource): string | undefined {
  const client = draw?.client ?? null
  const floor = client === null ? undefined : clientFloor(book, client.kind)
  return floor !== undefined && client !== null && isOlderVersion(client.version, floor) ? floor : undefined
}

function clientShown(source: SignalSource): readonly Evidence[] {
  const floor = floorOf(source)
  const client = source.draw?.client
  if (floor === undefined || !client) return []
  return [shown('client', client.kind), shown('client_version', client.version), shown('minimum_client_version', floor)]
}

/** What of a book each of them is read from. */
export const BOOK_PART_OF: Readonly<Record<string, readonly (keyof Book)[]>> = {
  draws_maintenance: ['maintenance', 'maintenanceStarts'],
  draws_outage: ['incidents'],
  platform_security_incident: ['incidents'],
  client_too_old: ['clients'],
  funder_exhausted: ['funders'],
  order_closes_draws: ['orders'],
  order_closes_increases: ['orders'],
  order_closes_new_lines: ['orders'],
}

export const bookSignals: readonly Signal[] = [
  {
    ...flag,
    name: 'draws_maintenance',
    zh: '借款功能是否维护中',
    en: 'maintenance of what drawing needs',
    read: (source) => maintenanceOf(source) !== undefined,
    dated: (source) => maintenanceOf(source)?.since ?? null,
    particulars: (source) => {
      const found = maintenanceOf(source)
      if (found === undefined) return []
      return [shown('maintenance_id', found.id), shown('maintenance_ends_at', instantOrNull(found.until))]
    },
  },
  {
    ...gravity,
    name: 'draws_outage',
    zh: '借款功能故障等级',
    en: 'outage of what drawing needs',
    read: (source) => outageOf(source)?.severity ?? 'none',
    dated: (source) => outageOf(source)?.since ?? null,
    particulars: (source) => incidentShown(outageOf(source)),
  },
  {
    ...gravity,
    name: 'platform_security_incident',
    zh: '平台安全事件等级',
    en: 'security incident on our side',
    read: (source) => breachOf(source)?.severity ?? 'none',
    dated: (source) => breachOf(source)?.since ?? null,
    particulars: (source) => incidentShown(breachOf(source)),
  },
  {
    ...flag,
    name: 'client_too_old',
    nullMeans: { zh: '未借款，或不知道所用客户端', en: 'nothing is being drawn, or with which client is not known' },
    zh: '客户端版本是否过低',
    en: 'client too old to draw',
    read: (source) => (source.draw?.client == null ? null : floorOf(source) !== undefined),
    particulars: clientShown,
  },
  {
    ...flag,
    name: 'funder_exhausted',
    zh: '资金方是否已无可贷资金',
    en: 'the funder lends nothing more',
    read: (source) => funderOf(source) !== undefined,
    dated: (source) => funderOf(source)?.since ?? null,
    particulars: (source) => {
      const found = funderOf(source)
      return found === undefined ? [] : [shown('funder', found.id)]
    },
  },
  orderSignal('order_closes_draws', 'draws', '监管要求暂停借款', 'a regulator closed drawing'),
  orderSignal('order_closes_increases', 'increases', '监管要求暂停提额', 'a regulator closed increases'),
  orderSignal('order_closes_new_lines', 'new_lines', '监管要求暂停新授信', 'a regulator closed new lines'),
]
