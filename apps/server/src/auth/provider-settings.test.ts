import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProviders, rolesOfClaims } from './provider-settings.ts'

const table: Parameters<typeof rolesOfClaims>[1] = {
  roles_claim: 'realm_access.roles',
  roles: { 'fairline-audit': ['auditor'], lead: ['risk-manager', 'auditor'] },
}

test.each<[rule: string, claims: object, roles: string[]]>([
  ['values of a list', { realm_access: { roles: ['fairline-audit', 'other'] } }, ['auditor']],
  ['several add up, each once', { realm_access: { roles: ['lead', 'fairline-audit'] } }, ['risk-manager', 'auditor']],
  ['one value alone', { realm_access: { roles: 'lead' } }, ['risk-manager', 'auditor']],
  ['a claim whose name has dots', { 'realm_access.roles': ['lead'] }, ['risk-manager', 'auditor']],
  ['a claim that is not there', {}, []],
  ['nothing that the table names', { realm_access: { roles: ['admin', 'auditor', 'constructor', '__proto__'] } }, []],
  ['what is no text', { realm_access: { roles: [1, null, {}] } }, []],
  ['another way into it', { realm_access: null }, []],
])('%s', (_rule, claims, roles) => {
  expect(rolesOfClaims(claims as Record<string, unknown>, table)).toEqual(roles)
})

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-oidc-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const provider = {
  ...{ id: 'keycloak', name: 'Bank SSO', issuer: 'https://sso.example/realms/bank', client_id: 'fairline', client_secret: 'sec-ret' },
  ...{ organisation: 'default', ...table },
}
const read = async (file: unknown) => {
  const path = join(dir, 'oidc.json')
  await writeFile(path, JSON.stringify(file))
  return readProviders(path)
}

test('a file that is right is read', async () => {
  const { providers } = await read({ our_url: 'https://fairline.example', providers: [provider] })
  expect(providers[0]).toMatchObject({ id: 'keycloak', scope: 'openid email profile' })
})

test.each<[rule: string, change: object, fault: string]>([
  ['an issuer without encryption', { issuer: 'http://sso.example' }, 'https'],
  ['a role that is not there', { roles: { x: ['emperor'] } }, 'no such role'],
  ['an unknown setting', { verify: false }, 'verify'],
])('%s is told with its place, and never with the secret', async (_rule, change, fault) => {
  const reading = read({ our_url: 'https://fairline.example', providers: [{ ...provider, ...change }] })
  await expect(reading).rejects.toThrow(fault)
  await expect(read({ our_url: 'https://fairline.example', providers: [{ ...provider, ...change }] })).rejects.not.toThrow('sec-ret')
})

test('two of one id, and no file, are told', async () => {
  await expect(read({ our_url: 'https://fairline.example', providers: [provider, provider] })).rejects.toThrow('an id of its own')
  await expect(readProviders(join(dir, 'none.json'))).rejects.toThrow('is not there')
})
