/** What he agreed to. Before he takes something back he is told what that stops, and what goes on. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeMyConsent, fetchMyConsents } from '../../api/rights-requests.ts'
import type { Bilingual, MyConsent } from '../../api/views.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { newRequestId } from './request-id.ts'

export function RightsConsents() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['me', 'consents'], queryFn: fetchMyConsents })
  return (
    <Panel title={t('rights.consents')}>
      <Loaded query={query} rows={4}>
        {({ data }) => (
          <ul className="items" style={{ margin: '0 -16px' }}>
            {data.map((one) => (
              <li key={one.consent}>
                <OneConsent one={one} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}

function OneConsent({ one }: { one: MyConsent }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useFaultWords()
  const client = useQueryClient()
  const [isSure, setSure] = useState(false)
  const { consent, name, state, given_at, until } = one
  const isGiven = state === 'in_force'
  const changing = useMutation({
    mutationFn: (given: boolean) => changeMyConsent({ request_id: newRequestId(), consent, given }),
    onSuccess: () => {
      setSure(false)
      void client.invalidateQueries({ queryKey: ['me'] }) // Not waited for: his next wish is not held up by it.
    },
  })
  const dates = [
    ...(isGiven && given_at !== null ? [t('rights.since', { day: words.day(given_at) })] : []),
    ...(isGiven && until !== null ? [t('rights.until', { day: words.day(until) })] : []),
  ]
  return (
    <>
      <div className="card-row">
        <span>
          {words.pick(name)} <span className="me-label">{dates.join(' ')}</span>
        </span>
        <Tag tone={isGiven ? 'good' : 'plain'}>{t(`rights.state.${state}`)}</Tag>
      </div>
      {isSure && <Effects one={one} />}
      <div className="me-actions">
        {!isGiven && (
          <Button
            loading={changing.isPending}
            aria-label={`${t('rights.give')}: ${words.pick(name)}`}
            onClick={() => changing.mutate(true)}
          >
            {t('rights.give')}
          </Button>
        )}
        {isGiven && !isSure && (
          <Button aria-label={`${t('rights.takeBack')}: ${words.pick(name)}`} onClick={() => setSure(true)}>
            {t('rights.takeBack')}
          </Button>
        )}
        {isGiven && isSure && (
          <>
            <Button danger loading={changing.isPending} onClick={() => changing.mutate(false)}>
              {t('rights.confirmTakeBack')}
            </Button>
            <Button onClick={() => setSure(false)}>{t('rights.cancel')}</Button>
          </>
        )}
        <span role="status">{changing.isSuccess && t('rights.changed')}</span>
      </div>
      {changing.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(changing.error) })} />}
    </>
  )
}

function Effects({ one: { stops, goes_on } }: { one: MyConsent }) {
  const { t } = useTranslation()
  return (
    <div role="status">
      <p>{t('rights.stops')}</p>
      <Lines lines={stops} />
      <p>{t('rights.goesOn')}</p>
      <Lines lines={goes_on} />
    </div>
  )
}

function Lines({ lines }: { lines: readonly Bilingual[] }) {
  const words = useWords()
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.en}>{words.pick(line)}</li>
      ))}
    </ul>
  )
}
