/**
 * `fairline backup FILE`: a copy of everything in the book, all organisations, as it stands at one moment. A running server is asked for it;
 * otherwise the command opens the database itself.
 */
import { PassThrough } from 'node:stream'
import type { Command } from 'commander'
import { writeBackup } from '../backup/backup-lines.ts'
import { copyToFile, copyToStream } from '../backup/copy-backup.ts'
import { BackupFault, type BackupSummary } from '../backup/read-backup.ts'
import { masterKeyFile } from '../sealing/master-key-file.ts'
import { openDatabase } from '../store/database.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { askServer, mustHaveData, type OwnDatabase, withOwnDatabase } from './own-database.ts'
import { sectionCounts } from './section-counts.ts'

const STANDARD_OUTPUT = '-'

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('copy everything but the master keys into one file, with or without a server running')
    .argument('<FILE>', 'the file to write, replaced when the new one is whole; or - for standard output')
    .action((file: string) => backup(file, readEnvironment(process.env), (line) => console.error(line)))
}

/** Told on standard error: standard output may be the backup. */
async function backup(file: string, environment: Environment, say: (line: string) => void): Promise<void> {
  mustHaveData(environment)
  const keep = (source: AsyncIterable<Buffer>) => keepIn(file, source)
  const summary = await withOwnDatabase(environment, say, {
    whenOwned: async (pid) => keep(await askServer(environment, pid, '/v1/admin/backup')),
    whenFree: (database) => keep(copyHere(database)),
  })
  say(`backed up 已备份: ${file === STANDARD_OUTPUT ? '' : `${file}: `}${sectionCounts(summary.sections)}`)
  say(masterKeyWords(environment))
}

async function keepIn(file: string, source: AsyncIterable<Buffer>): Promise<BackupSummary> {
  try {
    return file === STANDARD_OUTPUT ? await copyToStream(source, process.stdout) : await copyToFile(source, file)
  } catch (error) {
    throw plainFault(file, error) ?? error
  }
}

function plainFault(file: string, error: unknown): CommandFault | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException
  const isOfFile = syscall === 'open' || syscall === 'write' || syscall === 'fsync' || syscall === 'rename'
  if (isOfFile)
    return new CommandFault(`${file} cannot be written (${code}); nothing was kept\n备份文件无法写入（${code}），未留下任何文件`)
  if (error instanceof BackupFault)
    return new CommandFault(`the backup broke off (${error.message}); nothing was kept\n备份中断，未留下任何文件`)
  if (error instanceof TypeError && error.message === 'terminated')
    return new CommandFault('the server broke off; nothing was kept\n服务器中断了备份，未留下任何文件')
  return undefined
}

async function* copyHere({ url, schema }: OwnDatabase): AsyncGenerator<Buffer> {
  const database = openDatabase(url)
  try {
    const out = new PassThrough()
    const writing = writeBackup(database, { schema, at: Date.now() }, out)
    writing.catch(() => {}) // It ends `out` with the same error.
    yield* out as AsyncIterable<Buffer>
    await writing
  } finally {
    await database.close()
  }
}

const masterKeyWords = ({ dataDir }: Environment): string => {
  const path = masterKeyFile(dataDir)
  return [
    `  The master keys are not in it. Without ${path} no personal value of the backup can be opened: keep a copy of that file, apart from the backup.`,
    `  备份不含主密钥。没有 ${path}，备份中的个人信息无法解密：请另行保存该文件的副本，且不要与备份放在一起。`,
  ].join('\n')
}
