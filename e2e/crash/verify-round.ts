/** The proof at the end of a round, when all is acknowledged: everything is asked again, and the log and the accounts are read. */
import { Agent } from 'node:http'
import type { Pack } from '@fairline/domain/pack/pack'
import { readStored } from './log-reader.ts'
import { type DecisionHeard, type Entry, type Notebook, nameOf } from './notebook.ts'
import { type Address, type Heard, postMany } from './post-events.ts'
import { verifyAccounts } from './verify-accounts.ts'
import { verifyLog } from './verify-log.ts'

export type VerifyOptions = {
  readonly notebook: Notebook
  readonly pack: Pack
  readonly address: Address
  readonly database: string
  /** With which the names of the round's borrowers begin. */
  readonly prefix: string
}

const REPEAT_AT_ONCE = 500

/** Every difference goes into the notebook. */
export async function verifyRound({ notebook, pack, address, database, prefix }: VerifyOptions): Promise<void> {
  const decisions = await repeatAll(address, notebook)
  const stored = await readStored(database, prefix)
  verifyLog(stored, notebook)
  verifyAccounts(stored, { notebook, decisions, pack })
}

/** Everything once more: each must be answered `repeated`, with what was answered first. Gives the decisions. */
async function repeatAll(address: Address, notebook: Notebook): Promise<Map<string, DecisionHeard>> {
  const agent = new Agent({ keepAlive: true })
  const decisions = new Map<string, DecisionHeard>()
  const entries = [...notebook.entries.values()]
  for (let from = 0; from < entries.length; from += REPEAT_AT_ONCE) {
    const some = entries.slice(from, from + REPEAT_AT_ONCE)
    const messages = some.map(({ message }) => message)
    const heard = await postMany(address, agent, messages, 'full')
    for (const [index, entry] of some.entries()) hearRepeat(entry, heard[index]!, notebook, decisions)
  }
  agent.destroy()
  return decisions
}

function hearRepeat(entry: Entry, heard: Heard, notebook: Notebook, decisions: Map<string, DecisionHeard>): void {
  const about = `${nameOf(entry.message)} of ${entry.message.subject}`
  if (heard === 'not-now' || 'refused' in heard) {
    notebook.fault('another-answer', `${about}: ${JSON.stringify(heard)} on repeat`)
    return
  }
  if (heard.status === 'recorded') notebook.fault('lost', `${about}: acknowledged as ${entry.sequence}, and new when sent again`)
  notebook.hear(entry, heard)
  if (heard.decision) decisions.set(nameOf(entry.message), heard.decision)
}
