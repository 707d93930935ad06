/** The sandbox: every port answered from our own tables, as an administrator says. No byte leaves the machine. */
import type { Ports } from '../ports.ts'
import type { SandboxParts } from './behaviour.ts'
import { openSandboxBureau } from './sandbox-bureau.ts'
import { openSandboxIdentity } from './sandbox-identity.ts'
import { openSandboxPayment } from './sandbox-payment.ts'
import { openSandboxScanner } from './sandbox-scanner.ts'
import { openSandboxScore } from './sandbox-score.ts'

export const openSandbox = (parts: SandboxParts): Ports => ({
  payment: openSandboxPayment(parts),
  score: openSandboxScore(parts),
  bureau: openSandboxBureau(parts),
  identity: openSandboxIdentity(parts),
  scanner: openSandboxScanner(parts),
})
