import { useQuery } from '@tanstack/react-query'
import { reasonsQuery } from '../api/queries.ts'
import { splitHeadline } from './headline.ts'
import { useWords } from './use-words.ts'

/** The headline of a reason by its code, from the pack in force; the code itself where the pack has it no more. */
export function useReasonTitle(): (code: string) => string {
  const { data } = useQuery(reasonsQuery)
  const words = useWords()
  return (code) => {
    const found = data?.data.find((reason) => reason.code === code)
    return found ? splitHeadline(words.pick(found.text))[0] : code
  }
}
