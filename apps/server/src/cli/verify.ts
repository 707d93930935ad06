/**
 * `fairline verify`: is the record whole, and is it the one that was signed? The whole of it, one borrower's history, or a receipt, which needs no database.
 * A running server owns the database and is asked; otherwise the check opens it itself.
 */
import { readFile } from 'node:fs/promises'
import { checkReceipt, keyIdOf, readReceipt, readReceiptHead, type SignedHead } from '@fairline/domain/record/receipt'
import type { Command } from 'commander'
import { isSignedBy } from '../record/record-keys.ts'
import { sha256 } from '../record/sha256.ts'
import { borrowerNamed } from '../routes/found-borrower.ts'
import { checkRecord, type RecordCheck } from '../store/check-record.ts'
import { openDatabase } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { askServerForLines, mustHaveData, withOwnDatabase } from './own-database.ts'
import { faultSentence, RECEIPT_WORDS } from './verify-words.ts'

type VerifyOptions = { borrower?: string; receipt?: string; head?: string; key?: string; json?: boolean }
type Asked = { readonly borrower: string | undefined; readonly kept: SignedHead | undefined; readonly pinned: string | undefined }

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('check that nothing in the log or among the acts was changed, removed, added or moved')
    .option('--borrower <id>', "one borrower's history")
    .option('--receipt <file>', 'a receipt, without a database')
    .option('--head <file>', 'a tree head that you kept: is it the beginning of what is there now?')
    .option('--key <file>', 'the public key that alone may have signed')
    .option('--json', 'as JSON')
    .action(async (options: VerifyOptions) => {
      process.exitCode = (await verify(readEnvironment(process.env), options, (line) => console.log(line))) ? 0 : 1
    })
}

/** True when all holds. */
export async function verify(
  environment: Environment,
  { borrower, receipt, head, key, json = false }: VerifyOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const pinned = key === undefined ? undefined : await readKey(key)
  if (receipt !== undefined) return verifyReceipt(await readText(receipt), pinned, json, say)
  const kept = head === undefined ? undefined : readReceiptHead(await readText(head))
  if (head !== undefined && kept === undefined) throw new CommandFault(`${head} holds no tree head`)
  mustHaveData(environment)
  const asked = { borrower, kept, pinned }
  return withOwnDatabase(environment, json ? () => {} : say, {
    whenOwned: (pid) => summarise(askServerForLines<RecordCheck>(environment, pid, pathOf(asked)), json, say),
    whenFree: ({ url }) => summarise(checkHere(url, asked), json, say),
  })
}

function pathOf({ borrower, kept, pinned }: Asked): string {
  const query = new URLSearchParams()
  if (borrower !== undefined) query.set('borrower', borrower)
  if (pinned !== undefined) query.set('pinned', pinned)
  if (kept !== undefined) query.set('kept', JSON.stringify(kept))
  return `/v1/admin/record-check?${query.toString()}`
}

async function* checkHere(url: string, { borrower: ref, kept, pinned }: Asked): AsyncGenerator<RecordCheck> {
  const database = openDatabase(url)
  try {
    for (const { id } of await listOrganisations(database)) {
      const found = ref === undefined ? undefined : await borrowerNamed(database, id, ref)
      if (ref === undefined || found) yield await checkRecord(database.as(id), { kept, pinned, borrower: found?.row })
    }
  } finally {
    await database.close()
  }
}

async function summarise(checks: AsyncIterable<RecordCheck>, json: boolean, say: (line: string) => void): Promise<boolean> {
  let [checked, isWhole] = [0, true]
  for await (const check of checks) {
    checked++
    isWhole &&= check.faults.length === 0
    if (json) say(JSON.stringify(check))
    else tell(check, say)
  }
  if (checked === 0) throw new CommandFault('nothing was checked: there is no such borrower 没有该借款人')
  return isWhole
}

function tell(
  { organisation, rows, leaves, before, unsigned, heads, faults, faultsLeftOff }: RecordCheck,
  say: (line: string) => void,
): void {
  for (const fault of faults) say(faultSentence(fault))
  if (faultsLeftOff > 0) say(`  and ${faultsLeftOff} more 另有 ${faultsLeftOff} 处`)
  if (before > 0)
    say(`rows of before the record, which a server gives their leaves at its start 记录开始之前的行（服务器启动时补叶）: ${before}`)
  const result = faults.length === 0 ? 'the record is whole 记录完整' : `faults 不符: ${faults.length + faultsLeftOff}`
  say(
    `organisation 机构 ${organisation}: rows 行 ${rows}, leaves 叶 ${leaves}, not yet signed 尚未签名 ${unsigned}, tree heads 树头 ${heads}; ${result}`,
  )
}

function verifyReceipt(text: string, pinned: string | undefined, json: boolean, say: (line: string) => void): boolean {
  const receipt = readReceipt(text)
  const key = receipt && Buffer.from(receipt.key.public, 'base64')
  const isSigned =
    receipt !== undefined &&
    keyIdOf(sha256, key!) === receipt.head.key_id &&
    isSignedBy(key!, receipt.head.body, Buffer.from(receipt.head.signature, 'base64'))
  const faults = receipt === undefined ? (['unreadable'] as const) : checkReceipt(receipt, { sha256, isSigned, pinned })
  if (json) say(JSON.stringify({ faults, key: receipt?.key ?? null }))
  else {
    for (const fault of faults) say(`receipt 回执: ${RECEIPT_WORDS[fault]}`)
    if (faults.length === 0) say(`the receipt holds 回执有效; key 密钥 ${receipt!.key.id} ${receipt!.key.public}`)
    if (faults.length === 0 && pinned === undefined) say('is this the key that the lender has made public? --key FILE compares 请核对密钥')
  }
  return faults.length === 0
}

/** `{ "id", "public" }` as the API gives it, or the base64 alone. */
async function readKey(path: string): Promise<string> {
  const text = (await readText(path)).trim()
  const found = /^[A-Za-z0-9+/]{43}=$/.test(text) ? text : /"public"\s*:\s*"([A-Za-z0-9+/]{43}=)"/.exec(text)?.[1]
  if (found === undefined) throw new CommandFault(`${path} holds no public key`)
  return found
}

const readText = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new CommandFault(`${path} cannot be read`)
  })
