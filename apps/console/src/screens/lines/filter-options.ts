import { useQuery } from '@tanstack/react-query'
import { reasonsQuery } from '../../api/queries.ts'
import { splitHeadline } from '../../parts/headline.ts'
import { useCategoryName } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

type Option = { value: string; label: string }

/** The reasons of the pack in force that can stand behind a hold. */
export function useReasonOptions(): Option[] {
  const { data } = useQuery(reasonsQuery)
  const words = useWords()
  const reasons = data?.data.filter(({ category }) => category !== 'request') ?? []
  return reasons.map(({ code, text }) => ({ value: code, label: `${splitHeadline(words.pick(text))[0]} ${code}` }))
}

export function useCategoryOptions(): Option[] {
  const { data } = useQuery(reasonsQuery)
  const nameOf = useCategoryName()
  const categories = new Set(data?.data.map(({ category }) => category).filter((category) => category !== 'request'))
  return [...categories].map((value) => ({ value, label: nameOf(value) }))
}
