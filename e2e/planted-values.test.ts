/**
 * Personal values that are planted in every place where a message can hold them must be nowhere in the end: not in what the server prints or logs, at its most
 * talkative, not in PostgreSQL's log, and not in one byte of the data folder, its tables and write-ahead log included.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDataFolder, type Server, serve, stop } from './fairline-process.ts'

const folder = newDataFolder()
let server: Server
beforeAll(async () => {
  server = await serve(folder.dataDir, { FAIRLINE_LOG: 'trace' })
})
afterAll(async () => {
  await stop(server)
  folder.remove()
})

/** Long and strange enough to be in no other file of the world. */
const PLANTED = {
  name: '赫连明月甲乙丙',
  id_number: '330106198807259413',
  phone: '13867490215',
  address: '桂花巷九千七百三十一号',
  bank_card: '6222987451230698742',
  employer: '琅琊玉器贸易行',
  note: 'planted-zxqv-note-本人说丢了手机',
}
const values = Object.values(PLANTED)

const message = (subject: string, id: string, type: string, data: object) => ({
  specversion: '1.0',
  source: 'e2e',
  id,
  subject,
  type: `fairline.${type}.v1`,
  data,
})
const { name, id_number, phone, address, bank_card, employer, note } = PLANTED
const registered = { kind: 'individual', currency: 'CNY', name, id_number, phone, address, bank_card }
const FINE = [
  message('bor_a', '1', 'borrower-registered', registered),
  message('bor_a', '2', 'profile-changed', { field: 'phone', verified: true, value: phone }),
  message('bor_a', '3', 'bureau-identity-reported', { source: 'bureau', name, id_number, phone, address }),
  message('bor_a', '4', 'employment-reported', { status: 'employed', employer, verified: true }),
  message('bor_a', '5', 'operator-note-recorded', { note_id: 'n1', text: note }),
  message('bor_a', '6', 'consent-granted', { purpose: 'score' }),
]
/** Refused: and a refusal is where values like to slip out. */
const REFUSED = [
  ...values.map((value, index) => message('bor_b', `${10 + index}`, 'session-started', { device_id: { nested: value } })),
  ...values.map((value, index) => message('bor_b', `${20 + index}`, 'borrower-registered', { ...registered, kind: value })),
  ...values.map((value, index) => message('bor_b', `${30 + index}`, 'consent-granted', { purpose: 'score', expires_at: value })),
  message('bor_b', '40', 'borrower-registered', { ...registered, name: name.repeat(200) }),
  { ...FINE[0], data: { ...registered, phone: `${phone}1` } },
]

async function send(path: string, type: string, body: string): Promise<string> {
  const headers = { authorization: `Bearer ${server.key}`, 'content-type': type }
  return (await fetch(`${server.url}${path}`, { method: 'POST', headers, body })).text()
}

/** As text of UTF-8, escaped in JSON, in hexadecimal, and in the three shifts of base64. */
function spellings(value: string): Buffer[] {
  const bytes = Buffer.from(value)
  const escaped = value
    .split('')
    .map((letter) => (letter > '~' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter))
    .join('')
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    return text.slice(shift === 0 ? 0 : 4, Math.floor(((bytes.length + shift) * 8) / 6) - 1)
  })
  return [bytes, ...[escaped, bytes.toString('hex'), ...base64].map((text) => Buffer.from(text))]
}

function* filesIn(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (entry.isFile() && statSync(path).size > 0) yield path
  }
}

const leaksIn = (bytes: Buffer): string[] => values.filter((value) => spellings(value).some((spelling) => bytes.includes(spelling)))

test('planted personal values are nowhere in the output, the logs or the database', async () => {
  for (const one of [...FINE, ...FINE, ...REFUSED]) await send('/v1/events', 'application/json', JSON.stringify(one))
  const broken = values.map((value) => `{"specversion":"1.0","subject":"${value}`)
  await send('/v1/events:batch', 'application/x-ndjson', [...[...FINE, ...REFUSED].map((one) => JSON.stringify(one)), ...broken].join('\n'))
  for (const value of values) await send('/v1/events', 'text/plain', value)
  expect(await send('/v1/borrowers:find', 'application/json', JSON.stringify({ kind: 'phone', value: phone }))).toContain('bor_a')
  await send('/v1/borrowers:find', 'application/json', JSON.stringify({ kind: phone, value: note }))
  const fields = ['name', 'phone', 'id_number', 'address', 'bank_card', 'employer']
  const seen = await send('/v1/borrowers/bor_a/personal-data:reveal', 'application/json', JSON.stringify({ fields, purpose: 'audit' }))
  for (const value of [name, phone, id_number, address, bank_card, employer]) expect(seen).toContain(value)

  const { output } = await stop(server)
  expect(leaksIn(Buffer.from(output))).toEqual([])
  const files = [...filesIn(folder.dataDir)]
  expect(files.some((file) => file.includes('pg_wal'))).toBe(true)
  expect(files.length).toBeGreaterThan(100)
  for (const file of files) expect([file, leaksIn(readFileSync(file))]).toEqual([file, []])
})

test('the search itself finds what is there', () => {
  const spelled = [
    phone,
    JSON.stringify({ phone }),
    Buffer.from(`x${phone}`).toString('hex'),
    Buffer.from(`xy${phone}z`).toString('base64'),
  ]
  for (const text of spelled) expect(leaksIn(Buffer.from(text))).toEqual([phone])
  expect(leaksIn(Buffer.from(Buffer.from(`a${name}`).toString('base64')))).toEqual([name])
  expect(leaksIn(Buffer.from('nothing of it'))).toEqual([])
})
