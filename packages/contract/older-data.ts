/** Earlier versions of facts' data, oldest first: the first entry is version 1. They are still read, and lifted to the newest by upcast.ts. */
import { z } from 'zod'
import { NETWORKS } from './facts/security-facts.ts'
import { opaqueId } from './text.ts'

export const olderData = {
  'session-started': [
    z.strictObject({
      device_id: opaqueId,
      network: z.enum(NETWORKS).optional(),
      network_id: opaqueId.optional(),
      place: opaqueId.optional(),
    }),
  ],
} as const
