/** The whole book of a running server as it stands, page by page, and the pack that decides there. */
import { BorrowerList } from '@fairline/contract/answer'
import { z } from 'zod'
import { CommandFault } from '../cli/fault.ts'
import type { Server } from './post-lines.ts'

/** What a report needs of one line. `heldFor`: reasons of the holds in force that block drawing, each once. */
export type StandingLine = {
  readonly id: string
  readonly behaviourScore: number | null
  readonly grade: string | null
  readonly heldFor: readonly { readonly code: string; readonly text: string }[]
}

const PackView = z.object({ hash: z.string(), title: z.object({ zh: z.string(), en: z.string() }) })

const PAGE = 200

export const readPackView = async (server: Server): Promise<z.infer<typeof PackView>> => PackView.parse(await ask(server, '/v1/pack'))

export async function* readBook(server: Server): AsyncGenerator<StandingLine> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: z.infer<typeof BorrowerList> = BorrowerList.parse(
      await ask(server, `/v1/borrowers?limit=${PAGE}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`),
    )
    for (const { id, behaviour_score, grade, holds } of page.data) {
      const reasons = holds.filter(({ scope }) => scope === 'draw').map(({ reason }) => [reason.code, reason.text.en] as const)
      const heldFor = [...new Map(reasons)].map(([code, text]) => ({ code, text }))
      yield { id, behaviourScore: behaviour_score, grade, heldFor }
    }
    cursor = page.next_cursor
  }
}

async function ask({ url, key }: Server, path: string): Promise<unknown> {
  const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${key}` } })
  if (!response.ok)
    throw new CommandFault(`${url} answers ${response.status} to ${path.split('?')[0]}: the report needs a key with the scope book:read`)
  return response.json()
}
