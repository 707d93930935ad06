import { infiniteQueryOptions } from '@tanstack/react-query'
import { fetchTimeline, type TimelineQuestion } from '../../api/requests.ts'

const PAGE = 30

export const timelineQuery = (id: string, question: TimelineQuestion) =>
  infiniteQueryOptions({
    queryKey: ['borrower', id, 'timeline', question],
    queryFn: ({ pageParam, signal }) =>
      fetchTimeline(id, { ...question, limit: PAGE, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  })
