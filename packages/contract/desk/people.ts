/** Who works at a desk: names and roles, so that ids in what it was told can be read. No address, no telephone, no sign-in. */
import { z } from 'zod'
import { publicId } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'

export const DeskPeopleQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional() })

/** `kind` key: a system that acts by an API key. `is_active` false: suspended, or a key that was revoked; still named, and nothing is given to it any more. */
export const DeskPersonView = z
  .object({
    id: z.string(),
    kind: z.enum(['person', 'key']),
    name: z.string(),
    roles: z.array(z.string()),
    is_active: z.boolean(),
    /** May have tasks, and carry out plans. */
    may_work: z.boolean(),
    may_approve: z.boolean(),
  })
  .meta({ id: 'DeskPerson' })
export const DeskPeoplePage = pageOf(DeskPersonView).meta({ id: 'DeskPeople' })
