/** Who works at the desk. */
import { answerOf, api } from './client.ts'
import type { components } from './schema.d.ts'

export type DeskPerson = components['schemas']['DeskPerson']

const PAGE = 200
/** A desk of more people names the rest by their ids. */
const PEOPLE_MAX = 2_000

export async function fetchDeskPeople({ signal }: { readonly signal?: AbortSignal | undefined }): Promise<readonly DeskPerson[]> {
  const people: DeskPerson[] = []
  for (let cursor: string | undefined; people.length < PEOPLE_MAX; ) {
    const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) }
    const page = await answerOf(api.GET('/v1/desk/people', { params: { query }, signal: signal ?? null }))
    people.push(...page.data)
    if (page.next_cursor === null) break
    cursor = page.next_cursor
  }
  return people
}
