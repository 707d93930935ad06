/** What the rooms of the desk's people ask, under the desk's own name: whatever is told, they ask again. */
import { queryOptions } from '@tanstack/react-query'
import { fetchCoaching, fetchContactDues, fetchReminders, fetchServiceStandings, fetchTrainings } from '../../api/desk-upkeep-requests.ts'
import { DESK_KEY } from './desk-queries.ts'

export const coachingQuery = queryOptions({ queryKey: [...DESK_KEY, 'coaching'], queryFn: fetchCoaching })
export const contactDuesQuery = queryOptions({ queryKey: [...DESK_KEY, 'contact-dues'], queryFn: fetchContactDues })
export const trainingsQuery = queryOptions({ queryKey: [...DESK_KEY, 'training-validity'], queryFn: fetchTrainings })
export const serviceStandingsQuery = queryOptions({ queryKey: [...DESK_KEY, 'service-standings'], queryFn: fetchServiceStandings })
export const remindersQuery = queryOptions({ queryKey: [...DESK_KEY, 'reminders'], queryFn: fetchReminders })
