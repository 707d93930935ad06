/**
 * By when a case is answered: every clock that runs for it, of its kind and of each reason it is about; the earliest counts (domain rules: several appeal clocks, the
 * earliest shown). Clocks are never stopped: what the borrower still has to bring is asked for in time.
 *
 * Units    instants in epoch milliseconds; days as the lender's calendar has them.
 */
import type { Fact } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Zone } from '../kernel/zone.ts'
import type { Line } from '../line/line.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { zoneFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import { type CaseFact, isCaseFact, ownCaseOf } from './case-facts.ts'

/** What is decided on a fact that may open a case; nothing on any other. */
export function takeUp(fact: Fact, line: Line, pack: Pack): readonly LineOutcome[] {
  if (!isCaseFact(fact)) return []
  const own = ownCaseOf(fact)
  if (own === undefined) return []
  const reasons = reasonsOf(fact, line)
  const known = reasons.flatMap((code) => pack.reasons.get(code) ?? [])
  const plan = pack.casePlans.get(own.kind)
  const zone = zoneFor(pack, line)
  const ofReasons = known.flatMap((reason) => reason.clocks).map((clock) => ({ ...clock, extendsTo: [] }))
  const clocks = [...(plan?.clocks ?? []), ...ofReasons]
    .map((clock) => ({ ...clock, dueAt: writeInstant(endOf(zone, fact.occurredAt, clock.days)) }))
    .filter((clock, index, all) => all.findIndex(({ days, source }) => days === clock.days && source === clock.source) === index)
    .sort((a, b) => a.days - b.days)
  const earliest = clocks[0]
  const escalations = earliest === undefined ? [] : (plan?.escalations ?? [])
  return [
    {
      type: 'case-taken-up',
      data: {
        caseId: own.id,
        kind: own.kind,
        reasons,
        category: known[0]?.category ?? null,
        clocks,
        dueAt: earliest?.dueAt ?? null,
        escalations: escalations.map(({ offsetDays, to }) => ({
          at: writeInstant(endOf(zone, fact.occurredAt, Math.max(0, earliest!.days + offsetDays))),
          to,
        })),
      },
    },
  ]
}

/** The first moment that is too late. */
const endOf = (zone: Zone, at: number, days: number): number => zone.startOf(zone.dayAt(at) + days + 1)

/** What it says it is about; without a word of it, every hold in force. */
function reasonsOf(fact: CaseFact, { holds }: Line): readonly string[] {
  const named = 'reason' in fact.data ? fact.data.reason : undefined
  if (named !== undefined) return [named]
  const holdId = 'holdId' in fact.data ? fact.data.holdId : undefined
  const about = holdId === undefined ? holds : holds.filter(({ id }) => id === holdId)
  const isAboutHolds = holdId !== undefined || fact.type === 'appeal-submitted' || fact.type === 'automated-decision-refused'
  return isAboutHolds ? [...new Set(about.map(({ reason }) => reason))] : []
}
