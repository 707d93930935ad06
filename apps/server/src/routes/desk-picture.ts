/** How a desk stands: each project with its lines, measures, warnings and level, and why lines of its channels fail. */
import { DeskPictureView, PictureQuery } from '@fairline/contract/desk/picture'
import { writeInstant } from '@fairline/contract/instant'
import type { ProjectPicture } from '@fairline/domain/desk/picture/desk-picture'
import { watchedWorks } from '@fairline/domain/desk/picture/incident-facts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskWatch, Looked } from '../desk/desk-watch.ts'
import { channelView, projectView } from './desk-picture-words.ts'
import { readProblems } from './found-borrower.ts'

export type DeskPictureRoutes = Readonly<{ deskWatch: DeskWatch }>

export const deskPictureRoutes: FastifyPluginAsyncZod<DeskPictureRoutes> = async (app, { deskWatch }) => {
  app.get(
    '/v1/desk/picture',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'getDeskPicture',
        summary:
          'How each project stands: its lines with their badges, its measures and what they are made of, what warns, and the level of the playbook',
        querystring: PictureQuery,
        response: { 200: DeskPictureView, ...readProblems },
      },
    },
    async (request) => {
      const { limit, cursor = '', project_id: projectId } = request.query
      const looked = await deskWatch.look(callerOf(request).organisationId)
      const after = looked.picture.projects.filter(({ project: { id } }) => id > cursor && (projectId === undefined || id === projectId))
      const [page, hasMore] = [after.slice(0, limit), after.length > limit]
      return { ...viewOf(looked, page), has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.project.id : null }
    },
  )
}

function viewOf({ picture, book, next }: Looked, page: readonly ProjectPicture[]) {
  const { registers, channels, at } = picture
  const open = watchedWorks(book).filter(({ state }) => state !== 'closed')
  const concerned = new Set(page.flatMap(({ lines }) => lines.map(({ picture: { line } }) => line.channelId)))
  return {
    ...{ as_of: writeInstant(at), next_look_at: writeInstant(next) },
    data: page.map((project) => projectView(project, registers, incidentsOf(project, open))),
    channels: [...channels.values()].filter(({ channel }) => concerned.has(channel.state.id)).map((one) => channelView(one, registers)),
  }
}

/** Of the project itself, of its lines, and of their channels. */
function incidentsOf({ project, lines }: ProjectPicture, open: ReturnType<typeof watchedWorks>): string[] {
  const keys = new Set([`project:${project.id}`, ...lines.flatMap(({ picture: { line } }) => [line.subject, `channel:${line.channelId}`])])
  return open.filter(({ warning }) => keys.has(warning.key)).map(({ id }) => id)
}
