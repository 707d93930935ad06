/** What the rooms of the desk ask, all under one name: whatever is told, they ask again. */
import { queryOptions } from '@tanstack/react-query'
import { fetchPicture } from '../../api/desk-registers.ts'
import {
  fetchBoard,
  fetchChannels,
  fetchFacilities,
  fetchGroups,
  fetchPlanning,
  fetchProjects,
  fetchProviders,
  fetchSeen,
  fetchStandings,
} from '../../api/desk-requests.ts'

/** What only time changes, as when a source has been silent for too long. */
const ANYWAY_MS = 60_000

export const DESK_KEY = ['desk'] as const
export const standingsQuery = queryOptions({ queryKey: [...DESK_KEY, 'standings'], queryFn: fetchStandings, refetchInterval: ANYWAY_MS })
export const boardQuery = queryOptions({ queryKey: [...DESK_KEY, 'board'], queryFn: fetchBoard })
export const projectsQuery = queryOptions({ queryKey: [...DESK_KEY, 'projects'], queryFn: fetchProjects })
export const channelsQuery = queryOptions({ queryKey: [...DESK_KEY, 'channels'], queryFn: fetchChannels })
export const providersQuery = queryOptions({ queryKey: [...DESK_KEY, 'providers'], queryFn: fetchProviders })
export const groupsQuery = queryOptions({ queryKey: [...DESK_KEY, 'groups'], queryFn: fetchGroups })
export const facilitiesQuery = queryOptions({ queryKey: [...DESK_KEY, 'facilities'], queryFn: fetchFacilities })
export const planningQuery = (project: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'planning', project], queryFn: (context) => fetchPlanning(project, context) })
export const seenQuery = (enrolment: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'seen', enrolment], queryFn: (context) => fetchSeen('enrolment', enrolment, context) })
export const pictureQuery = (project: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'picture', project], queryFn: (given) => fetchPicture(project, given) })
