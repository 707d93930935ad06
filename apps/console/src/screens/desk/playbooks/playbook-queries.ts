/** What the room of playbooks asks; under the name of the desk, so that whatever is told, it asks again. */
import { queryOptions } from '@tanstack/react-query'
import { fetchDrills, fetchDrillTasks, fetchPlaybookBoard } from '../../../api/playbook-requests.ts'
import { DESK_KEY } from '../desk-queries.ts'

const ANYWAY_MS = 60_000

export const playbookBoardQuery = queryOptions({
  ...{ queryKey: [...DESK_KEY, 'playbook-board'], queryFn: fetchPlaybookBoard, refetchInterval: ANYWAY_MS },
})
export const drillsQuery = (project: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'drills', project], queryFn: (context) => fetchDrills(project, context) })
export const drillTasksQuery = (drill: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'drill-tasks', drill], queryFn: (context) => fetchDrillTasks(drill, context) })
