/** Whoever asks may be gone before his request comes to where something has to be given back. */
import type { FastifyReply } from 'fastify'

/** When the answer was sent or its client left; at once where that has happened already. */
export function onceGone(reply: FastifyReply, act: () => void): void {
  if (isGone(reply)) act()
  else reply.raw.once('close', act)
}

export const isGone = ({ raw }: FastifyReply): boolean => raw.closed || raw.destroyed
