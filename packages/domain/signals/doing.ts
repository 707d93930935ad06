/** What somebody did in the borrower's name, and from where: so that what a stranger did can be told from it. */
import type { Fact } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'

/** `at`: when it happened. Fingerprints of device and session; 0: not told. */
export type Doing = Readonly<{ at: number; device: number; session: number }>

const keyOf = (id: string | undefined): number => (id === undefined ? 0 : fingerprint(id))

type Told = Readonly<{ occurredAt: number; data: Readonly<{ deviceId?: string | undefined; sessionId?: string | undefined }> }>

export const doingOf = ({ occurredAt, data }: Told): Doing => ({
  at: occurredAt,
  device: keyOf(data.deviceId),
  session: keyOf(data.sessionId),
})

/** Of a drawdown it is counted what becomes of it, in the name of whoever asked; of any other fact nobody asks. */
export const askedBy = (fact: Fact): Doing | null => (fact.type === 'drawdown-requested' ? doingOf(fact) : null)

/** Newest last; what happened at one instant by content, so that no order of arrival shows. */
export const byDoing = (a: Doing, b: Doing): number => a.at - b.at || a.device - b.device || a.session - b.session
