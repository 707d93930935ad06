import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import { useFaultWords } from '../../parts/fault-words.ts'

const KNOWN = ['not-yourself', 'last-administrator', 'belongs-elsewhere', 'member-not-found', 'invalid-request'] as const

/** Why nothing was changed about somebody. */
export function useRoomFault(): (error: unknown) => string {
  const { t } = useTranslation()
  const say = useFaultWords()
  return (error) => {
    const known = error instanceof Refused ? KNOWN.find((one) => one === error.problem.code) : undefined
    return known === undefined ? say(error) : t(`people.room.faults.${known}`)
  }
}
