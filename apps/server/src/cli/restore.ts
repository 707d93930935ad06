/**
 * `fairline restore FILE`: makes a book of a backup, in an empty data folder or database, and proves it account by account. The file is read to its
 * end first: nothing is begun with one that is not whole.
 */
import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { BackupFault, type BackupSummary, checkBackup, readBackup } from '../backup/read-backup.ts'
import { masterKeyFile, readMasterKeys } from '../sealing/master-key-file.ts'
import { openSealing } from '../sealing/sealing.ts'
import { asOwner } from '../store/as-owner.ts'
import type { SectionName } from '../store/book-sections.ts'
import { BookNotEmpty, RestoreDiffers, type Restored, restoreBook } from '../store/restore-book.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { type OwnDatabase, withOwnDatabase } from './own-database.ts'
import { sectionCounts } from './section-counts.ts'

const DIFFERENCES_SHOWN = 10
const PROGRESS_EVERY = 100_000

type Row = { readonly section: SectionName; readonly line: Buffer }
type RestoreFlags = { trustLog?: boolean }

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('make a book of a backup, in an empty data folder; no server may run on it')
    .argument('<FILE>', 'what `fairline backup` wrote')
    .option('--trust-log', "go on where an account's bytes are not those of the backup: keep what its log gives")
    .action((file: string, flags: RestoreFlags) => restore(file, flags, readEnvironment(process.env), (line) => console.log(line)))
}

async function restore(
  file: string,
  { trustLog = false }: RestoreFlags,
  environment: Environment,
  say: (line: string) => void,
): Promise<void> {
  try {
    const summary = await checkBackup(readFile(file))
    const restored = await withOwnDatabase(environment, say, {
      whenOwned: async (pid) => {
        throw new CommandFault(
          `process ${pid} runs on ${environment.dataDir}: stop it, and restore into a data folder of its own\n该数据目录已有明额在运行：请先停止，再恢复到空目录`,
        )
      },
      whenFree: (database) => restoreInto(database, withProgress(file, summary, say), summary, environment, trustLog),
    })
    tell(summary, restored, environment, say)
  } catch (error) {
    throw plainFault(file, error) ?? error
  }
}

const readFile = (file: string): AsyncIterable<Buffer> => createReadStream(file) as AsyncIterable<Buffer>

async function restoreInto(
  { url, schema }: OwnDatabase,
  rows: AsyncIterable<Row>,
  { head }: BackupSummary,
  { dataDir }: Environment,
  trustLog: boolean,
): Promise<Restored> {
  if (head.schema > schema) {
    throw new CommandFault(
      `the backup was written by release ${head.release} with schema ${head.schema}; this release knows ${schema}: use that release, or a later one`,
    )
  }
  const masterKeys = await readMasterKeys(dataDir)
  const index = masterKeys && openSealing(masterKeys)
  return asOwner(url, (client) => restoreBook(client, rows, { index, trustLog }))
}

async function* withProgress(file: string, { sections }: BackupSummary, say: (line: string) => void): AsyncGenerator<Row> {
  const events = sections.find(({ end }) => end === 'event')!.rows
  let read = 0
  for await (const item of readBackup(readFile(file))) {
    if (item.kind !== 'row') continue
    if (item.section === 'event' && ++read % PROGRESS_EVERY === 0) say(`  ${read} of ${events} events 事件`)
    yield item
  }
}

function tell({ head, sections }: BackupSummary, restored: Restored, { dataDir }: Environment, say: (line: string) => void): void {
  const { differences, olderFormat, notIndexed } = restored
  for (const { borrower } of differences) say(`differs: account of ${borrower}, kept as its log says`)
  if (notIndexed > 0) say(notIndexedWords(notIndexed, masterKeyFile(dataDir)))
  say(`restored 已恢复: ${sectionCounts(sections)}; as of 截至 ${head.taken_at}`)
  const compared = restored.rows.account - olderFormat - differences.length
  const older = olderFormat === 0 ? '' : `, ${olderFormat} of an older format rebuilt 由旧格式重建`
  say(
    `${differences.length === 0 ? 'verified' : 'verified but for the above'} 已核对: accounts byte for byte 账户逐字节一致: ${compared}${older}`,
  )
}

const notIndexedWords = (borrowers: number, path: string): string =>
  [
    `  WARNING: the personal values of ${borrowers} borrowers stay closed, and nobody is found by phone, document or card: the master keys that open`,
    `  them are not in ${path}. Put your copy there before the first start; to have the look-up too, restore again into an empty folder with it.`,
    `  警告：${borrowers} 个借款人的个人信息无法解密，也无法按手机号、证件或卡号查找：${path} 中没有对应的主密钥。`,
    '  请在首次启动前放入您保存的副本；如需恢复查找功能，请在放好主密钥的空目录中重新恢复。',
  ].join('\n')

function plainFault(file: string, error: unknown): CommandFault | undefined {
  if (error instanceof BackupFault)
    return new CommandFault(`${file} is refused: ${error.message}\n备份文件已损坏或不是备份，未恢复任何内容`)
  if (error instanceof BookNotEmpty)
    return new CommandFault(
      'the book is not empty: restore into a new data folder (FAIRLINE_DATA) or database\n账本不为空：请恢复到新的数据目录或数据库',
    )
  if (error instanceof RestoreDiffers) return new CommandFault(differencesText(file, error))
  const { code, syscall } = error as NodeJS.ErrnoException
  return syscall === 'open' || syscall === 'read'
    ? new CommandFault(`${file} cannot be read (${code})\n备份文件无法读取（${code}）`)
    : undefined
}

function differencesText(file: string, { differences }: RestoreDiffers): string {
  const shown = differences.slice(0, DIFFERENCES_SHOWN).map(({ kind, borrower }) => `  ${kind} of ${borrower}`)
  const more = differences.length > shown.length ? ['  …'] : []
  const way = differences.every(({ kind }) => kind === 'account')
    ? ['  The book it was made of differed already; --trust-log keeps what the logs say.']
    : []
  return [`${file} does not give the book it was made of; nothing was restored 未恢复任何内容:`, ...shown, ...more, ...way].join('\n')
}
