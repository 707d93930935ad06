/** What every use of the queue has in common. It says nothing on the console, hears no signal, and takes nothing from the environment. */
import { Logger } from 'graphile-worker'

export const QUEUE_OPTIONS = {
  schema: 'graphile_worker',
  noHandleSignals: true,
  logger: new Logger(() => () => {}),
} as const
