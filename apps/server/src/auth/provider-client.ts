/**
 * One OpenID provider, asked when somebody wants to sign in with it and not before: this server starts whether it is there or not.
 *
 * Checks   PKCE, state and nonce; of the ID token its signature against the provider's published keys, issuer, audience, algorithm and times.
 * Loaded   with the first sign-in: the library is not needed to start.
 */
import type { Configuration } from 'openid-client'
import type { ProviderSettings } from './provider-settings.ts'

/** What has to come back as it was sent, and is kept meanwhile. */
export type Request = Readonly<{ state: string; nonce: string; verifier: string }>
export type Claims = Readonly<Record<string, unknown> & { iss: string; sub: string }>

export type ProviderClient = {
  /** Where the browser is sent. */
  readonly begin: (redirectUri: string) => Promise<Readonly<{ url: string; request: Request }>>
  /** What the provider says of him. Throws on anything that is not as it should be. `url`: as the browser came back to. */
  readonly finish: (url: URL, request: Request) => Promise<Claims>
}

const ANSWERS_WITHIN_SECONDS = 10

export function openProviderClient({ issuer, client_id, client_secret, scope }: ProviderSettings): ProviderClient {
  let asked: Promise<Configuration> | undefined
  const ask = async (): Promise<Configuration> => {
    const { ClientSecretBasic, allowInsecureRequests, discovery, enableNonRepudiationChecks } = await import('openid-client')
    const isLocal = new URL(issuer).protocol === 'http:'
    const execute = [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])]
    const options = { execute, timeout: ANSWERS_WITHIN_SECONDS }
    return discovery(new URL(issuer), client_id, { client_secret }, ClientSecretBasic(client_secret), options)
  }
  const configuration = (): Promise<Configuration> => {
    asked ??= ask()
    asked.catch(() => {
      asked = undefined // Whoever asked hears the error; the next one asks again.
    })
    return asked
  }
  return {
    begin: async (redirectUri) => {
      const client = await import('openid-client')
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
      const url = client.buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: redirectUri, scope, state, nonce },
        ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      })
      return { url: url.href, request: { state, nonce, verifier } }
    },
    finish: async (url, { state, nonce, verifier }) => {
      const client = await import('openid-client')
      const tokens = await client.authorizationCodeGrant(await configuration(), url, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      })
      return tokens.claims()!
    },
  }
}
