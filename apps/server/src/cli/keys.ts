/** `fairline keys`: the master keys, by name. A change of them rewrites no event: it wraps the keys of borrowers anew, and those stay what they are. */
import { setTimeout as sleep } from 'node:timers/promises'
import { MasterKeyList, RotatedMasterKey } from '@fairline/contract/views/master-keys'
import type { Command } from 'commander'
import { openTarget, type Target } from '../replay/target.ts'
import { readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'

export type KeysOptions = { url?: string }
type Say = (line: string) => void

const PATH = '/v1/admin/master-keys'
const LOOK_EVERY_MS = 300

export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('the master keys that every other key is wrapped by')
  const url = ['--url <URL>', 'the server, where it is not the one of the data folder'] as const
  const say: Say = (line) => console.log(line)
  keys
    .command('list')
    .description('their names, and how many keys each of them wraps')
    .option(...url)
    .action((options: KeysOptions) => withTarget(options, say, listKeys))
  keys
    .command('rotate')
    .description('make a new one current, and wrap anew what older ones wrap; it may be interrupted at any time')
    .option(...url)
    .action((options: KeysOptions) => withTarget(options, say, rotateKeys))
  keys
    .command('remove')
    .description('forget one that wraps nothing any more')
    .argument('<NAME>')
    .option(...url)
    .action((name: string, options: KeysOptions) => withTarget(options, say, (target) => removeKey(target, name, say)))
}

async function withTarget({ url }: KeysOptions, say: Say, work: (target: Target, say: Say) => Promise<void>): Promise<void> {
  const environment = readEnvironment(process.env)
  const target = await openTarget({ environment, url, key: environment.key, say })
  try {
    await work(target, say)
  } finally {
    await target.close()
  }
}

async function ask({ url, key }: Target, method: 'GET' | 'POST' | 'DELETE', path = ''): Promise<unknown> {
  const answer = await fetch(new URL(`${PATH}${path}`, url), { method, headers: { authorization: `Bearer ${key}` } })
  if (answer.ok) return answer.status === 204 ? undefined : answer.json()
  const { code } = (await answer.json()) as { code?: string }
  throw new CommandFault(WHY[code ?? ''] ?? `${url} answers ${answer.status} (${code})`)
}

const WHY: Readonly<Record<string, string>> = {
  'master-key-unknown': 'there is no master key of that name\n没有该名称的主密钥',
  'master-key-in-use':
    'it is the current one, or still wraps something: see `fairline keys list`\n该主密钥为当前密钥，或仍在使用：请查看 fairline keys list',
  forbidden: 'master keys are for an administrator of the first organisation\n主密钥仅限首个机构的管理员',
}

const fetchKeys = async (target: Target) => MasterKeyList.parse(await ask(target, 'GET')).data

export async function listKeys(target: Target, say: Say): Promise<void> {
  for (const { name, current, here, wraps } of await fetchKeys(target)) {
    const marks = [...(current ? ['current 当前'] : []), ...(here ? [] : ['NOT HERE 缺失: what it wraps is locked 其封存内容无法打开'])]
    say([name, `wraps 封装 ${wraps}`, ...marks].join('  '))
  }
}

/** Waits until nothing is wrapped by an older one; whoever breaks it off leaves it to the server. */
export async function rotateKeys(target: Target, say: Say): Promise<void> {
  const { current } = RotatedMasterKey.parse(await ask(target, 'POST', ':rotate'))
  say(`current 当前: ${current}. Copy the file of master keys now, apart from backups 请立即另存主密钥文件的副本，勿与备份同处`)
  for (let before = -1; ; ) {
    const left = (await fetchKeys(target)).filter((one) => one.name !== current).reduce((sum, { wraps }) => sum + wraps, 0)
    if (left !== before) say(`left 待重新封装: ${left}`)
    if (left === 0) return
    before = left
    await sleep(LOOK_EVERY_MS)
  }
}

export async function removeKey(target: Target, name: string, say: Say): Promise<void> {
  await ask(target, 'DELETE', `/${encodeURIComponent(name)}`)
  say(`removed 已移除: ${name}. Backups from before need it: keep your copy as long as them 此前的备份仍需要它，请保留副本`)
}
