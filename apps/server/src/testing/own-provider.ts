/** An identity provider of a test that says whatever the test wants: what a broken or hostile one would. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type OwnProvider = Readonly<{
  issuer: string
  /** What the next ID token says, and how it is signed. */
  say: (claims: object, how?: How) => void
  /** Of its last request for a token. */
  verifier: () => string | null
  close: () => Promise<void>
}>

export type How = Readonly<{ alg?: 'RS256' | 'none' | 'HS256'; by?: 'itself' | 'another'; secret?: string }>

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function openOwnProvider(): Promise<OwnProvider> {
  const [own, another] = [keyPair(), keyPair()]
  let saying: { claims: object; how: How } = { claims: {}, how: {} }
  let verifier: string | null = null
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const json = (value: object) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (request.url === '/.well-known/openid-configuration') return json(described(issuer))
    if (request.url === '/jwks') return json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] })
    verifier = new URLSearchParams(await text(request)).get('code_verifier')
    const key = saying.how.by === 'another' ? another.privateKey : own.privateKey
    return json({ access_token: 'x', token_type: 'Bearer', id_token: tokenOf(saying.claims, saying.how, key) })
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    say: (claims, how = {}) => {
      saying = { claims, how }
    },
    verifier: () => verifier,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const described = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

function tokenOf(claims: object, { alg = 'RS256', secret = '' }: How, key: KeyObject): string {
  const signed = `${part({ alg, kid: 'k' })}.${part(claims)}`
  if (alg === 'none') return `${signed}.`
  const mac = () => createHmac('sha256', secret).update(signed).digest('base64url')
  return `${signed}.${alg === 'HS256' ? mac() : sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}

/** What belongs to a verifier (RFC 7636). */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')
