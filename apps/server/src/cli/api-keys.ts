/** `fairline api-keys`: keys of service accounts, made with the root key of the data folder. A new one is printed once; only its hash is kept. */
import type { Problem } from '@fairline/contract/problem'
import { KeyMade, KeyPage, KeyView } from '@fairline/contract/views/keys'
import type { Command } from 'commander'
import type { z } from 'zod'
import { openTarget, type Target } from '../replay/target.ts'
import { readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'

type Say = (line: string) => void
type Where = { url?: string }
type Wish = Where & { name: string; purpose: string; scopes: string; senders?: string; from?: string; until?: string; perMinute?: string }
type Order = Where & { reason: string; overlap?: string }

const PATH = '/v1/keys'
const PAGE = 200

export function registerApiKeys(program: Command): void {
  const keys = program.command('api-keys').description('keys of service accounts: what they open, and when they were last used')
  const url = ['--url <URL>', 'the server, where it is not the one of the data folder'] as const
  const reason = ['--reason <TEXT>', 'why; it is kept among the acts'] as const
  const say: Say = (line) => console.log(line)
  keys
    .command('list')
    .description('which there are')
    .option(...url)
    .action((options: Where) => withTarget(options, say, listApiKeys))
  keys
    .command('create')
    .description('make one, and print it once')
    .requiredOption('--name <NAME>', 'of the service account')
    .requiredOption('--purpose <TEXT>', 'what it is for')
    .requiredOption('--scopes <SCOPES>', 'what it opens, like events:write,book:read')
    .option('--senders <SENDERS>', 'as which senders it sends facts, like payment,channel')
    .option('--from <NETWORKS>', 'where it may come from, like 10.0.0.0/8,2001:db8::/32; left out: anywhere')
    .option('--until <TIME>', 'when it ends, like 2027-01-01T00:00:00Z')
    .option('--per-minute <COUNT>', 'requests a minute, where it gets fewer than others')
    .option(...url)
    .action((options: Wish) => withTarget(options, say, (target) => createApiKey(target, options, say)))
  keys
    .command('rotate')
    .description('print a new one that takes its place; the former works for the overlap')
    .argument('<ID>')
    .requiredOption(...reason)
    .option('--overlap <MINUTES>', 'both work for so long, 7 days at most; left out: a day')
    .option(...url)
    .action((id: string, options: Order) => withTarget(options, say, (target) => rotateApiKey(target, id, options, say)))
  keys
    .command('revoke')
    .description('it opens nothing any more')
    .argument('<ID>')
    .requiredOption(...reason)
    .option(...url)
    .action((id: string, options: Order) => withTarget(options, say, (target) => revokeApiKey(target, id, options, say)))
}

async function withTarget({ url }: Where, say: Say, work: (target: Target, say: Say) => Promise<void>): Promise<void> {
  const environment = readEnvironment(process.env)
  // What is said on the way there does not get into a pipe with the key.
  const target = await openTarget({ environment, url, key: environment.key, say: (line) => console.error(line) })
  try {
    await work(target, say)
  } finally {
    await target.close()
  }
}

async function ask({ url, key }: Target, path: string, body?: object): Promise<unknown> {
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const headers = { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) }
  const answer = await fetch(new URL(path, url), { ...sent, headers })
  if (answer.ok) return answer.json()
  const { code = '', detail, errors = [] } = (await answer.json()) as Partial<z.infer<typeof Problem>>
  const where = errors.map(({ pointer, detail: why }) => `\n  ${pointer}: ${why}`).join('')
  throw new CommandFault(`${WHY[code] ?? `${url} answers ${answer.status} (${code})`}${detail === undefined ? '' : `: ${detail}`}${where}`)
}

const WHY: Readonly<Record<string, string>> = {
  'key-not-found': 'there is no key of that id 没有该编号的密钥',
  'key-over': 'it has ended, or was revoked 该密钥已到期或已吊销',
  'key-of-a-file': 'the root key is made anew by removing its file and starting again 根密钥须删除其文件后重新启动生成',
  'key-in-use': 'it is the key that asks 不能吊销正在使用的密钥',
  'more-than-yours': 'nobody gives a key more than he has 不能授予超出自身的权限',
  'invalid-request': 'it cannot be made like that 请求不合要求',
}

export async function listApiKeys(target: Target, say: Say): Promise<void> {
  for (let after = ''; ; ) {
    const page = KeyPage.parse(await ask(target, `${PATH}?limit=${PAGE}${after === '' ? '' : `&cursor=${after}`}`))
    for (const key of page.data) say(lineOf(key))
    if (page.next_cursor === null) return
    after = page.next_cursor
  }
}

const lineOf = (key: z.infer<typeof KeyView>): string =>
  [
    ...[key.id, `${key.prefix}…`, key.state, key.name, key.scopes.join(',')],
    `from 来自 ${key.addresses.join(',') || '*'}`,
    `used 最近使用 ${key.last_used_at ?? '-'}`,
    ...(key.expires_at === null ? [] : [`until 至 ${key.expires_at}`]),
  ].join('  ')

const listOf = (text = ''): string[] => text.split(',').flatMap((one) => one.trim() || [])

export async function createApiKey(target: Target, wish: Wish, say: Say): Promise<void> {
  const made = await ask(target, PATH, {
    ...{ name: wish.name, purpose: wish.purpose, scopes: listOf(wish.scopes), senders: listOf(wish.senders), addresses: listOf(wish.from) },
    ...(wish.until !== undefined && { expires_at: wish.until }),
    ...(wish.perMinute !== undefined && { requests_per_minute: Number(wish.perMinute) }),
  })
  tell(made, say)
}

export async function rotateApiKey(target: Target, id: string, { reason, overlap }: Order, say: Say): Promise<void> {
  tell(await ask(target, `${PATH}:rotate`, { id, reason, ...(overlap !== undefined && { overlap_minutes: Number(overlap) }) }), say)
}

export async function revokeApiKey(target: Target, id: string, { reason }: Order, say: Say): Promise<void> {
  say(lineOf(KeyView.parse(await ask(target, `${PATH}:revoke`, { id, reason }))))
}

function tell(made: unknown, say: Say): void {
  const { key, secret } = KeyMade.parse(made)
  say(lineOf(key))
  say(`${secret}  shown this once 仅显示这一次`)
}
