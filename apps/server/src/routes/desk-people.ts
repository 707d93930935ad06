/** Names for the ids of people in what a desk was told: of its own organisation, with their roles and nothing else. */
import { permissionsOfRoles } from '@fairline/access/roles'
import { DeskPeoplePage, DeskPeopleQuery, type DeskPersonView } from '@fairline/contract/desk/people'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Database } from '../store/database.ts'
import { type DeskPersonRow, listDeskPeople } from '../store/desk-people-table.ts'
import { readProblems } from './found-borrower.ts'

export const deskPeopleRoutes: FastifyPluginAsyncZod<Readonly<{ database: Database }>> = async (app, { database }) => {
  app.get(
    '/v1/desk/people',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'listDeskPeople',
        summary: 'Who works at this desk: names and roles, and nothing else of them',
        querystring: DeskPeopleQuery,
        response: { 200: DeskPeoplePage, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor = '' } = request.query
      const rows = await listDeskPeople(database.reading.as(organisationId), organisationId, { after: cursor, limit: limit + 1 })
      const [page, hasMore] = [rows.slice(0, limit), rows.length > limit]
      return { data: page.map(viewOf), has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
    },
  )
}

function viewOf({ id, kind, name, roles, isActive }: DeskPersonRow): z.infer<typeof DeskPersonView> {
  const given = permissionsOfRoles(roles)
  return {
    ...{ id, kind, name, roles: [...roles], is_active: isActive },
    ...{ may_work: isActive && given.has('desk:plan'), may_approve: isActive && given.has('desk:approve') },
  }
}
