/** The playbooks of a desk, level by level, each with what is missing in it; and at which level each project is now. */
import { AUDIENCES, PlaybookBoard } from '@fairline/contract/desk/playbooks'
import { writeInstant } from '@fairline/contract/instant'
import { type KeptPlaybook, keptPlaybooks } from '@fairline/domain/desk/playbook/kept-playbooks'
import { APPROVERS, LEVELS, type Level, TRIGGERS, type Trigger } from '@fairline/domain/desk/playbook/level'
import { DRAFT_WORDS, LEVEL_WORDS, TRIGGER_WORDS } from '@fairline/domain/desk/playbook/level-words'
import { dayText } from '@fairline/domain/kernel/day'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskWatch, Looked } from '../desk/desk-watch.ts'
import { type GroundParts, zoneOf } from '../desk/funding-ground.ts'
import type { Database } from '../store/database.ts'
import { activeRoles } from '../store/desk-people-table.ts'
import { readProblems } from './found-borrower.ts'

type BoardRoutes = GroundParts & Readonly<{ database: Database; deskWatch: DeskWatch }>
type Board = z.infer<typeof PlaybookBoard>

export const deskPlaybookRoutes: FastifyPluginAsyncZod<BoardRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/playbook-board',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'getDeskPlaybookBoard',
        summary:
          'The playbooks by level: who may start one, who is called, which money comes first and how long it takes, what is missing, and when it was drilled last; and at which level each project is',
        response: { 200: PlaybookBoard, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const looked = await parts.deskWatch.look(organisationId)
      return boardOf(looked, await playbooksNow(parts, looked, organisationId))
    },
  )
}

async function playbooksNow(parts: BoardRoutes, { book, picture }: Looked, organisationId: number): Promise<KeptPlaybook[]> {
  const zone = zoneOf(parts)
  const ground = { book, when: picture.registers.when, today: picture.registers.today, dayAt: zone.dayAt }
  const named = keptPlaybooks({ ...ground, isThere: () => true }).flatMap(({ content }) =>
    content.contacts.flatMap(({ person, deputy }) => [person, ...(deputy === undefined ? [] : [deputy])]),
  )
  const there = await activeRoles(parts.database.reading.as(organisationId), organisationId, [...new Set(named)])
  return keptPlaybooks({ ...ground, isThere: (person) => there.has(person) })
}

function boardOf({ picture }: Looked, kept: readonly KeptPlaybook[]): Board {
  const calledBy = ({ playbook, content }: KeptPlaybook): string[] =>
    picture.projects
      .filter(
        ({ called, project }) => called.isRunning && called.level === playbook.level && (content.project_id ?? project.id) === project.id,
      )
      .map(({ project }) => project.id)
  return {
    as_of: writeInstant(picture.at),
    levels: LEVELS.map((level) => ({
      ...{ level, ...LEVEL_WORDS[level], approvers: APPROVERS[level] },
      triggers: TRIGGERS.filter((trigger) => trigger.level === level).map(({ id }) => triggerView(id)),
      playbooks: kept.filter(({ playbook }) => playbook.level === level).map((one) => keptView(one, calledBy(one))),
    })),
    projects: picture.projects.map(({ project, called }) => ({
      ...{ project_id: project.id, name: project.content.name, level: called.isRunning ? called.level : null },
      level_name: called.isRunning ? LEVEL_WORDS[called.level].name : DRAFT_WORDS.name,
    })),
  }
}

const triggerView = (trigger: Trigger) => ({ trigger, words: TRIGGER_WORDS[trigger] })
const dayOrNull = (day: number | null): string | null => (day === null ? null : dayText(day))

function keptView({ id, version, content, playbook, currencies, drillDueOn, gaps }: KeptPlaybook, called_by: string[]) {
  const { name, project_id, triggers, exit, review_by } = content
  return {
    ...{ id, version, name, level: playbook.level as Level, project_id: project_id ?? null, exit, review_by, gaps: [...gaps], called_by },
    triggers: triggers.map(triggerView),
    contacts: playbook.contacts.map(({ role, person, deputy }) => ({ role, person, deputy })),
    sources: playbook.sources.map(({ line, minor, leadDays, purposes, precondition }, nth) => ({
      ...{ facility_id: line, amount_minor: minor, currency: currencies[nth]!, lead_days: leadDays, purposes: [...purposes], precondition },
    })),
    messages: AUDIENCES.flatMap((audience) => {
      const words = playbook.messages[audience]
      return words === undefined ? [] : [{ audience, words }]
    }),
    ...{ drilled_on: dayOrNull(playbook.drilledOn), drill_due_on: dayOrNull(drillDueOn) },
  }
}
