/** What a borrower agreed to, and what taking it back would stop: said before he does. */
import { writeInstant } from '@fairline/contract/instant'
import { MeSaid } from '@fairline/contract/views/me'
import { CONSENT_NAMES, MeConsentChange, MeConsents } from '@fairline/contract/views/privacy'
import { deskConsentOf } from '@fairline/domain/privacy/desk-consents'
import { CONSENT_WORDS, type ConsentName } from '@fairline/domain/privacy/privacy-words'
import { consentOfName, withdrawalOf } from '@fairline/domain/privacy/withdrawal'
import { type Consent, isInForce } from '@fairline/domain/signals/consent'
import type { Signals } from '@fairline/domain/signals/signals'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { foundMe } from '../auth/require-borrower.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { accountOf } from './borrower-signals.ts'
import type { CommandRoutes } from './commands.ts'
import { readProblems } from './found-borrower.ts'
import { saidOf } from './me-case-words.ts'
import { sayOfMe } from './me-say.ts'

type ConsentRoutes = CommandRoutes & { readonly books: KnownBooks }

const tags = ['me']
const config = { may: 'borrower' } as const

export const meConsentRoutes: FastifyPluginAsyncZod<ConsentRoutes> = async (app, parts) => {
  await app.register(listRoutes, parts)
  await app.register(changeRoutes, parts)
}

type View = z.infer<typeof MeConsents>['data'][number]

const consentNamed = ({ consents, information }: Signals, name: ConsentName): Consent => {
  const of = consentOfName(name)
  return 'purpose' in of ? consents[of.purpose] : deskConsentOf(information.desk, of.scope)
}

function stateOf(consent: Consent, at: number): View['state'] {
  if (isInForce(consent, at)) return 'in_force'
  const { grantedAt, withdrawnAt } = consent
  if (grantedAt === null) return 'never_given'
  return withdrawnAt !== null && withdrawnAt >= grantedAt ? 'taken_back' : 'run_out'
}

const written = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const listRoutes: FastifyPluginAsyncZod<ConsentRoutes> = async (app, { database, packs, books, clocks }) => {
  app.get(
    '/v1/me/consents',
    {
      config,
      schema: {
        tags,
        operationId: 'listMyConsents',
        summary: 'What I agreed to, and what taking each back would stop',
        response: { 200: MeConsents, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const [account, book] = [await accountOf(found), await books.current(found.book, found.organisationId)]
      const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
      const data = CONSENT_NAMES.map((name): View => {
        const consent = consentNamed(account.signals, name)
        const { stops, goesOn } = withdrawalOf(account, name, { pack: packs.current, book, at })
        const dates = {
          given_at: written(consent.grantedAt),
          until: written(consent.expiresAt),
          taken_back_at: written(consent.withdrawnAt),
        }
        return {
          consent: name,
          name: CONSENT_WORDS[name].name,
          state: stateOf(consent, at),
          ...dates,
          stops: [...stops],
          goes_on: [...goesOn],
        }
      })
      return { data }
    },
  )
}

const FACT_OF = {
  given: { own: 'consent-granted', desk: 'desk-consent-granted' },
  takenBack: { own: 'consent-withdrawn', desk: 'desk-consent-withdrawn' },
} as const

const changeRoutes: FastifyPluginAsyncZod<ConsentRoutes> = async (app, parts) => {
  app.post(
    '/v1/me/consents',
    {
      config,
      schema: {
        tags,
        operationId: 'changeMyConsent',
        summary: 'I agree to something, or take it back: at once',
        body: MeConsentChange,
        response: { 200: MeSaid, ...readProblems },
      },
    },
    async (request, reply) => {
      const { request_id: id, consent, given } = request.body
      const data = consentOfName(consent)
      const fact = FACT_OF[given ? 'given' : 'takenBack']['scope' in data ? 'desk' : 'own']
      const said = await sayOfMe(parts, request, reply, { id, fact, data, results: [] })
      return said === undefined ? reply : saidOf(said)
    },
  )
}
