/** Where the platform touches the world. */
import type { BureauPort } from './bureau-port.ts'
import type { IdentityPort } from './identity-port.ts'
import type { PaymentPort } from './payment-port.ts'
import type { ScannerPort } from './scanner-port.ts'
import type { ScorePort } from './score-port.ts'

export type Ports = {
  readonly payment: PaymentPort
  readonly score: ScorePort
  readonly bureau: BureauPort
  readonly identity: IdentityPort
  readonly scanner: ScannerPort
}

/**
 * sandbox: a stand-in that is built in answers. external: the systems of the lender do all of it by themselves and tell us by facts; nothing is asked for
 * and nothing paid out from here.
 */
export const PORT_MODES = ['sandbox', 'external'] as const
export type PortMode = (typeof PORT_MODES)[number]
