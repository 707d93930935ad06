import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isRefused, Refused } from '../../api/faults.ts'
import type { CaseDetail } from '../../api/views.ts'
import { en } from '../../locales/en.ts'
import { useFaultWords } from '../../parts/fault-words.ts'

export const caseKey = (borrower: string, id: string) => ['case', borrower, id]

/** An order about a case: what is shown of it is asked for again, whatever came of the order. */
export function useCaseOrder<Order>(
  { borrower_id, case_id }: Pick<CaseDetail, 'borrower_id' | 'case_id'>,
  send: (order: Order) => Promise<unknown>,
): UseMutationResult<unknown, Error, Order> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: caseKey(borrower_id, case_id) })
      await client.invalidateQueries({ queryKey: ['cases'], refetchType: 'none' })
    },
  })
}

const { refusals } = en.cases
const isKnown = (code: string): code is keyof typeof refusals => Object.hasOwn(refusals, code)

/** Says in the reader's words why an order about a case was refused. */
export function useRefusalWords(): (error: unknown) => string {
  const { t } = useTranslation()
  const say = useFaultWords()
  return (error) => {
    if (isRefused(error, 403)) return t('cases.notAllowed')
    const code = error instanceof Refused ? error.problem.code : ''
    return isKnown(code) ? t(`cases.refusals.${code}`) : say(error)
  }
}
