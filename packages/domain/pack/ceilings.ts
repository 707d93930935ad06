/** How high a limit may be by the pack's own tables. */
import type { Bound } from '../line/bounds.ts'
import { meansMinor, obligationsElsewhere } from '../signals/means-signals.ts'
import { type AffordabilityRow, affordableMinor } from './affordability.ts'
import { type Asked, firedOf } from './ask.ts'
import { whatIsMissing } from './causes.ts'
import { causesOf, causesOfRow } from './causes-of-rows.ts'
import { DECISION } from './pack-shape.ts'

/** The most that the table of limits gives, and the most that he can pay back, each with the reasons of its row. Looked at where a limit is set only. */
export class Ceilings {
  readonly #asked: Asked
  readonly #tableMinor: number | null

  constructor(asked: Asked, tableMinor: number | null) {
    this.#asked = asked
    this.#tableMinor = tableMinor
  }

  get policy(): Bound | null {
    const causes = causesOfRow.bind(null, this.#asked, DECISION.grantedLimit)
    return this.#tableMinor === null ? null : { name: 'policy', limitMinor: this.#tableMinor, causes }
  }

  /** A pack may ask for no more than the first. */
  get affordability(): Bound | null {
    return asksMeans(this.#asked) ? affordability(this.#asked) : null
  }
}

export const asksMeans = ({ pack }: Asked): boolean => pack.policy.decisions.has(DECISION.affordability)

/** Where the table does not answer, nothing can be carried. */
function affordability(asked: Asked): Bound {
  const [row] = firedOf<AffordabilityRow>(asked, DECISION.affordability)
  if (row === undefined || !isWhole(row.output)) {
    return { name: 'affordability', limitMinor: 0, causes: () => [whatIsMissing(asked, [DECISION.affordability])] }
  }
  const { source } = asked
  const means = { meansMinor: meansMinor(source), obligationsElsewhereMinor: obligationsElsewhere(source) }
  return { name: 'affordability', limitMinor: affordableMinor(row.output, means), causes: causesOf.bind(null, asked, [row]) }
}

/** A cell may compute what it gives. */
const isWhole = ({ income_permille, months, cap_minor }: AffordabilityRow): boolean =>
  [income_permille, months, cap_minor].every((value) => Number.isSafeInteger(value) && value >= 0)
