/** A pack that was loaded at a start and may not decide yet is asked for by the key of the server: whoever put it there did so by hand. */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { Keyring } from '../auth/api-keys.ts'
import type { ApprovalDesk } from './approval-desk.ts'

const REASON = '启动时从策略包目录载入 loaded from the folder of the pack at a start'

export async function askForPack(
  { approvals, keyring, adminKey }: Readonly<{ approvals: ApprovalDesk; keyring: Keyring; adminKey: string }>,
  hash: string,
): Promise<void> {
  const caller = await keyring.find(adminKey)
  invariant(caller !== undefined, 'the key of the administrator opens')
  const { organisationId, actor, person, roles } = caller
  const doer = { organisationId, actor, person, roles, address: null, requestId: null }
  await approvals.ask({ caller, doer }, { kind: 'pack-activation', request: { hash }, reason: REASON })
}
