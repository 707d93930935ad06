/** By which limits a project is financed: as two people agreed, and asking for others. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '../../api/approval-requests.ts'
import type { Entry } from '../../api/desk-registers.ts'
import { AskApproval } from '../../parts/ask-approval.tsx'
import { Facts } from '../../parts/figures.tsx'
import { May } from '../../parts/may.tsx'
import { useWords } from '../../parts/use-words.ts'
import { CURRENCY, FormDrawer, NumberField } from './form-parts.tsx'
import { usePersonName } from './person.tsx'
import { textOf } from './text-of.ts'

type Limit = Readonly<{ name: PolicyName; isMoney?: true; isNeeded?: true; start?: number }>
type PolicyName = 'reserve_floor_minor' | 'de_minimis_minor' | 'cash_yield_ppm' | 'provider_cap_ppm' | 'group_cap_ppm' | 'leverage_max_ppm' | 'concentration_max_ppm' | 'utilisation_cap_ppm' | 'risk_level_ppm' | 'risk_weight_ppm' // biome-ignore format: one row
/** In yuan and in percent. `isNeeded`: the server takes no policy without it. */
const LIMITS: readonly Limit[] = [
  { name: 'reserve_floor_minor', isMoney: true, isNeeded: true },
  { name: 'de_minimis_minor', isMoney: true, isNeeded: true, start: 0 },
  { name: 'provider_cap_ppm' },
  { name: 'group_cap_ppm' },
  { name: 'leverage_max_ppm' },
  { name: 'concentration_max_ppm' },
  { name: 'utilisation_cap_ppm' },
  { name: 'cash_yield_ppm', isNeeded: true, start: 0 },
  { name: 'risk_level_ppm', isNeeded: true, start: 95 },
  { name: 'risk_weight_ppm', isNeeded: true, start: 30 },
]
const [MINOR, PPM_PER_PERCENT, PPM_PER_PERMILLE, PERCENT_MAX] = [100, 10_000, 1_000, 100]
type Policy = Readonly<Record<string, number | string>>

export function PolicyPart({ project }: { project: Entry }) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = usePersonName()
  const [isAsking, setAsking] = useState(false)
  const [wish, want] = useState<Wish>()
  const policy = (project.policy ?? null) as Policy | null
  const shown = LIMITS.filter(({ name }) => policy?.[name] !== undefined)
  const say = ({ name, isMoney }: Limit): string => {
    const value = Number(policy?.[name])
    return isMoney ? words.money(value, textOf(project.currency ?? CURRENCY)) : words.percent(Math.round(value / PPM_PER_PERMILLE))
  }
  return (
    <section aria-label={t('registers.policy')}>
      <h3 className="desk-small">{t('registers.policy')}</h3>
      {policy === null ? (
        <p className="label">{t('registers.policyNone')}</p>
      ) : (
        <>
          <Facts rows={shown.map((one) => [t(`registers.policyField.${one.name}`), say(one)])} />
          <p className="label">
            {t('registers.policyBy', { asked: nameOf(textOf(policy.asked_by)), approved: nameOf(textOf(policy.approved_by)) })}
          </p>
        </>
      )}
      {project.ended_at === null && (
        <May do="desk:plan">
          <Button onClick={() => setAsking(true)}>{t('registers.policyAsk')}</Button>
        </May>
      )}
      {isAsking && (
        <PolicyForm
          project={project.id}
          policy={policy}
          ask={(request) => want({ kind: 'project-policy', request })}
          close={() => setAsking(false)}
        />
      )}
      <AskApproval wish={wish} close={() => want(undefined)} />
    </section>
  )
}

type FormProps = { project: string; policy: Policy | null; ask: (request: Readonly<Record<string, unknown>>) => void; close: () => void }

function PolicyForm({ project, policy, ask, close }: FormProps) {
  const { t } = useTranslation()
  const unit = ({ isMoney }: Limit): number => (isMoney ? MINOR : PPM_PER_PERCENT)
  const [values, setValues] = useState<Readonly<Record<string, number | null>>>(() =>
    Object.fromEntries(
      LIMITS.map((one) => [
        one.name,
        policy === null ? (one.start ?? null) : policy[one.name] === undefined ? null : Number(policy[one.name]) / unit(one),
      ]),
    ),
  )
  const save = async (): Promise<void> => {
    // What is not asked for here, as how many weeks it has to last, stays as it was agreed.
    const kept = Object.fromEntries(['service_cover_min_ppm', 'survival_weeks_min'].flatMap((name) => (policy?.[name] === undefined ? [] : [[name, policy[name]]]))) // biome-ignore format: one row
    const said = LIMITS.flatMap((one) => {
      const value = values[one.name]
      return value === null || value === undefined ? [] : [[one.name, Math.round(value * unit(one))] as const]
    })
    ask({ project_id: project, ...kept, ...Object.fromEntries(said) })
  }
  const isWhole = LIMITS.every(({ name, isNeeded }) => !isNeeded || typeof values[name] === 'number')
  return (
    <FormDrawer title={t('registers.policyAsk')} act={t('registers.policyAsk')} isWhole={isWhole} save={save} close={close}>
      <p className="muted">{t('registers.policyText')}</p>
      {LIMITS.map((one) => {
        const label = t(`registers.policyField.${one.name}`)
        return (
          <NumberField
            key={one.name}
            label={one.isNeeded ? label : t('registers.optional', { label })}
            value={values[one.name] ?? null}
            change={(value) => setValues((now) => ({ ...now, [one.name]: value }))}
            digits={2}
            {...(!one.isMoney && { max: PERCENT_MAX })}
          />
        )
      })}
    </FormDrawer>
  )
}
