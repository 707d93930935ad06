/** A page of a list as this API gives it, for a desk that reads the lines of a lender who runs Fairline too. What its items are, whoever takes them says. */
import { accept, type Outcome, refuse } from '@fairline/domain/kernel/outcome'
import { z } from 'zod'
import type { PulledPage } from './pull-source.ts'

const Page = z.object({ data: z.array(z.unknown()), next_cursor: z.string().min(1).nullable() })

export function readListPage(bytes: Uint8Array): Outcome<PulledPage<unknown>, string> {
  const page = Page.safeParse(parsed(bytes))
  return page.success ? accept({ items: page.data.data, next: page.data.next_cursor }) : refuse('answer-unreadable')
}

/** Undefined, which is no page, for what is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
