/** Packs by which somebody in a batch was promised to be judged (P10): however many came since, they are there before he is decided on. */
import type { Account } from '@fairline/domain/account/account'
import type { Desks } from './decide-batch.ts'
import type { WritePolicy } from './submission.ts'

type Known = Pick<WritePolicy, 'packNamed' | 'learnPack'>

/** Nearly always nothing is to be learned, and nobody waits. */
export async function learnPromised(desks: Desks, { packNamed, learnPack }: Known): Promise<void> {
  const hashes = new Set<string>()
  for (const { account, stored } of desks.values()) {
    for (const { policyHash } of (account ?? readable(stored))?.line.recovery.plans ?? []) {
      if (packNamed(policyHash) === undefined) hashes.add(policyHash)
    }
  }
  for (const hash of hashes) await learnPack(hash)
}

/** One that cannot be read costs its own events only: whoever decides on them is told. */
function readable(stored: () => Account): Account | undefined {
  try {
    return stored()
  } catch {
    return undefined
  }
}
