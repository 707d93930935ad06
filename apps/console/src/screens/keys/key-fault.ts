import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import { useFaultWords } from '../../parts/fault-words.ts'

const KNOWN = ['more-than-yours', 'key-over', 'key-of-a-file', 'key-in-use', 'key-not-found', 'too-many-keys', 'invalid-request'] as const

/** Why nothing was changed about a key. */
export function useKeyFault(): (error: unknown) => string {
  const { t } = useTranslation()
  const say = useFaultWords()
  return (error) => {
    const known = error instanceof Refused ? KNOWN.find((one) => one === error.problem.code) : undefined
    return known === undefined ? say(error) : t(`control.keys.faults.${known}`)
  }
}
