/** A whole OpenID provider on this machine, and a browser that signs in there as whoever the test says. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type RealProvider = Readonly<{
  issuer: string
  /** Goes through its pages as this person, to the address that it sends the browser back to. */
  visit: (url: URL, claims: Readonly<Record<string, unknown> & { sub: string }>) => Promise<URL>
  close: () => Promise<void>
}>

const REDIRECTS_MAX = 10

export async function openRealProvider({ clientSecret, ourUrl }: { clientSecret: string; ourUrl: string }): Promise<RealProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let person: Readonly<Record<string, unknown> & { sub: string }> = { sub: 'nobody' }
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'fairline', client_secret: clientSecret, redirect_uris: [`${ourUrl}/v1/session/providers/real/callback`] }],
    claims: { openid: ['sub', 'realm_access'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of this test alone'] },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }: GrantContext) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    void provider.interactionFinished(request, response, { login: { accountId: person.sub } })
  })
  return {
    issuer,
    visit: async (url, claims) => {
      person = claims
      return follow(url, ourUrl)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

type GrantContext = {
  oidc: {
    provider: { Grant: new (of: object) => { addOIDCScope: (scope: string) => void; save: () => Promise<string> } }
    client: { clientId: string }
    session: { accountId: string }
  }
}

async function follow(from: URL, until: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = from
  for (let times = 0; times < REDIRECTS_MAX; times++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`)
    url = new URL(location, url)
    if (url.href.startsWith(until)) return url
  }
  throw new Error('the provider leads nowhere')
}
