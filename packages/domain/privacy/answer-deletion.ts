/** What a request for deletion comes to, now and on the day on which the last reason to keep has ended. */
import { writeInstant } from '@fairline/contract/instant'
import type { Context, Progress } from '../account/progress.ts'
import { record } from '../account/progress.ts'
import type { OutcomeOf } from '../line/outcomes.ts'
import { zoneFor } from '../pack/line-product.ts'
import { type Deletion, standingDeletion } from './deletion.ts'
import { type Ground, keptFor, keptUntil } from './kept-for.ts'

/** Told whatever it is. */
export function answerDeletion(progress: Progress, context: Context): Progress {
  const standing = standingDeletion(progress.signals.information)
  return standing === null ? progress : record(progress, [answerOf(standing, groundsOf(progress, context), context.at)], context)
}

/** With time alone: only where it is erased now. */
export function eraseDue(progress: Progress, context: Context): Progress {
  const standing = standingDeletion(progress.signals.information)
  if (standing === null) return progress
  const answer = answerOf(standing, groundsOf(progress, context), context.at)
  return answer.data.answer === 'erased' ? record(progress, [answer], context) : progress
}

const groundsOf = ({ line, signals }: Progress, { pack }: Context): readonly Ground[] => keptFor({ line, signals }, zoneFor(pack, line))

function answerOf({ requestId }: Deletion, grounds: readonly Ground[], at: number): OutcomeOf<'deletion-answered'> {
  const until = keptUntil(grounds, at)
  const running = grounds.filter((ground) => ground.until === null || ground.until > at)
  if (running.length === 0) return { type: 'deletion-answered', data: { requestId, answer: 'erased', until: null, grounds: [] } }
  const told = running.map((ground) => ({ ...ground, until: ground.until === null ? null : writeInstant(ground.until) }))
  return {
    type: 'deletion-answered',
    data: { requestId, answer: 'locked', until: until === null ? null : writeInstant(until), grounds: told },
  }
}
