/** When to ask for a higher limit, and what to put right before. Advice alone: the lender decides. */
import { useTranslation } from 'react-i18next'
import type { LineCoaching } from '../../../api/desk-upkeep-requests.ts'
import { useWords } from '../../../parts/use-words.ts'

export function RaiseAdvice({ raise }: { raise: LineCoaching['raise'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const lists = [
    ['makesNoDifference', raise.makes_no_difference],
    ['neverDo', raise.never_do],
  ] as const
  return (
    <section aria-label={t('deskPeople.coaching.raise')}>
      <h3 className="desk-small">{t('deskPeople.coaching.raise')}</h3>
      <p>
        <strong>{words.pick(raise.words)}</strong>
      </p>
      {raise.first.length > 0 && (
        <ul className="cures">
          {raise.first.map(({ check, name }) => (
            <li key={check}>{words.pick(name)}</li>
          ))}
        </ul>
      )}
      <p className="label">{words.pick(raise.no_promise)}</p>
      {lists.map(([name, said]) => (
        <div key={name}>
          <p className="label">{t(`deskPeople.coaching.${name}`)}</p>
          <ul className="cures">
            {said.map((one) => (
              <li key={one.en}>{words.pick(one)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
