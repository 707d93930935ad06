/** Letters of the sandbox: kept for an administrator to read, and sent to nobody. */
import { textOf } from '@fairline/domain/notices/rendered'
import { type LetterPort, sent } from '../../notices/channel.ts'
import type { Database } from '../../store/database.ts'
import { keepLetter } from '../../store/sandbox-letter-table.ts'

type Parts = { readonly database: Database; readonly now: () => number }

export const openSandboxLetters = (channel: string, { database, now }: Parts): LetterPort => ({
  send: async ({ id, organisationId, ref, language, rendered }) => {
    const letter = { id, channel, ref, language, subject: rendered.subject, body: textOf(rendered), at: now() }
    await keepLetter(database.as(organisationId), organisationId, letter)
    return sent
  },
})
