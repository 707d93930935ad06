/** The command line `fairline`. Commands register themselves here; what they do is in their own files. */
import { Command } from 'commander'
import { DataInUse } from '../postgres/supervisor.ts'
import { CommandFault } from './fault.ts'
import { VERSION } from './version.ts'

/** In the order of the help. Only what is asked for is loaded: most commands need little of the server, and all of it takes a second. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  serve: async () => (await import('./serve.ts')).registerServe,
  rebuild: async () => (await import('./rebuild.ts')).registerRebuild,
  replay: async () => (await import('./replay.ts')).registerReplay,
  simulate: async () => (await import('./simulate.ts')).registerSimulate,
  backup: async () => (await import('./backup.ts')).registerBackup,
  restore: async () => (await import('./restore.ts')).registerRestore,
  pack: async () => (await import('./pack.ts')).registerPack,
  policy: async () => (await import('./policy.ts')).registerPolicy,
  links: async () => (await import('./links.ts')).registerLinks,
  keys: async () => (await import('./keys.ts')).registerKeys,
  'api-keys': async () => (await import('./api-keys.ts')).registerApiKeys,
  'audit-report': async () => (await import('./audit-report.ts')).registerAuditReport,
  code: async () => (await import('./code.ts')).registerCode,
  verify: async () => (await import('./verify.ts')).registerVerify,
}

const program = new Command('fairline').description('Credit-line control: real events in, explained decisions out').version(VERSION)

const asked = Object.entries(COMMANDS).filter(([name]) => name === process.argv[2])
for (const [, load] of asked.length > 0 ? asked : Object.entries(COMMANDS)) (await load())(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommandFault || error instanceof DataInUse)) throw error
  console.error(`fairline: ${error.message}`)
  process.exitCode = 1
}
