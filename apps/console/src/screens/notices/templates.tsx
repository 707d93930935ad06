/** Words of notices: what is in force, a draft beside its preview, and approval by somebody else. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { approveTemplate, draftTemplate, fetchTemplates, previewTemplate } from '../../api/notice-requests.ts'
import type { Template, TemplateWords } from '../../api/views.ts'
import { useLanguage } from '../../locales/i18n.ts'
import { AskApproval, useTakesTwo } from '../../parts/ask-approval.tsx'
import { useFaultWords } from '../../parts/fault-words.ts'
import { May } from '../../parts/may.tsx'
import { Moment } from '../../parts/moment.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useMay } from '../../parts/use-may.ts'

export function Templates() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['notice-templates'], queryFn: fetchTemplates })
  const [about, setAbout] = useState('hold-placed')
  return (
    <Loaded query={query}>
      {({ data }) => (
        <>
          <search className="toolbar">
            <Select
              aria-label={t('notices.about')}
              style={{ minWidth: 220 }}
              value={about}
              onChange={setAbout}
              options={data.map((one) => ({ value: one.about, label: t(`notices.kind.${one.about}` as never) }))}
            />
          </search>
          {data
            .filter((one) => one.about === about)
            .map((one) => (
              <Editor key={one.about} template={one} />
            ))}
        </>
      )}
    </Loaded>
  )
}

const wordsInForce = ({ pack, versions, in_force }: Template): TemplateWords =>
  versions.find(({ version }) => version === in_force)?.words ?? pack

function Editor({ template }: { template: Template }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const [words, setWords] = useState<TemplateWords>(wordsInForce(template))
  const { about, gaps } = template
  const preview = useQuery({
    queryKey: ['notice-preview', about, words],
    queryFn: (context) => previewTemplate({ about, words }, context),
    placeholderData: (before) => before,
  })
  const draft = useMutation({
    mutationFn: () => draftTemplate({ about, words }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notice-templates'] }),
  })
  const faults = preview.data?.faults ?? []
  return (
    <div className="grid columns" style={{ alignItems: 'start' }}>
      <div className="span-6 stack">
        <Panel title={t('notices.words')}>
          <p className="muted">{t('notices.gaps', { gaps: gaps.map((gap) => `{${gap}}`).join(' ') })}</p>
          {(['subject', 'opening', 'closing'] as const).map((part) =>
            (['zh', 'en'] as const).map((language) => (
              <div key={`${part} ${language}`} className="stack" style={{ gap: 4, marginBottom: 10 }}>
                <label className="label" htmlFor={`${part}-${language}`}>
                  {t(`notices.part.${part}`)} · {t(`notices.language.${language}`)}
                </label>
                <Input.TextArea
                  id={`${part}-${language}`}
                  autoSize
                  lang={language}
                  value={words[part][language]}
                  status={faults.some((fault) => fault.part === part) ? 'error' : ''}
                  onChange={({ target }) => setWords({ ...words, [part]: { ...words[part], [language]: target.value } })}
                />
              </div>
            )),
          )}
          {faults.map(({ message }) => (
            <p key={message} role="alert" className="bad">
              {message}
            </p>
          ))}
          {draft.error && <p role="alert">{say(draft.error)}</p>}
          <May do="notice-templates:draft">
            <Button type="primary" disabled={faults.length > 0} loading={draft.isPending} onClick={() => draft.mutate()}>
              {t('notices.draft')}
            </Button>
          </May>
        </Panel>
        <Versions template={template} />
      </div>
      <div className="span-6 stack">
        <Loaded query={preview}>{(shown) => <Preview shown={shown} />}</Loaded>
      </div>
    </div>
  )
}

type Shown = Awaited<ReturnType<typeof previewTemplate>>

function Preview({ shown }: { shown: Shown }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [first, second] = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return [first, second].map((one) => (
    <Panel key={one} title={`${t('notices.preview')} · ${t(`notices.language.${one}`)}`}>
      <div lang={one}>
        <h3>{shown[one].subject}</h3>
        <NoticeText blocks={shown[one].blocks} />
      </div>
    </Panel>
  ))
}

function Versions({ template: { about, versions, in_force } }: { template: Template }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const approve = useMutation({
    mutationFn: (version: number) => approveTemplate({ about, version }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notice-templates'] }),
  })
  const takesTwo = useTakesTwo()
  const [mayDraft, mayApprove] = [useMay('notice-templates:draft'), useMay('notice-templates:approve')]
  // Its drafter asks, another approves.
  const mayMove = takesTwo ? mayDraft : mayApprove
  const [wanted, want] = useState<number>()
  const wish = wanted === undefined ? undefined : ({ kind: 'notice-template', request: { about, version: wanted } } as const)
  return (
    <Panel title={t('notices.versions')} flush>
      <AskApproval wish={wish} close={() => want(undefined)} />
      <ul className="items">
        {versions.map(({ version, made_at, approved_by }) => (
          <li key={version} className="row">
            <b>{t('notices.version', { version })}</b>
            <Moment at={made_at} />
            {version === in_force && <Tag tone="good">{t('notices.inForce')}</Tag>}
            <span style={{ flex: 1 }} />
            {approved_by === null && mayMove && (
              <Button size="small" onClick={() => (takesTwo ? want(version) : approve.mutate(version))}>
                {takesTwo ? t('notices.askApproval') : t('notices.approve')}
              </Button>
            )}
          </li>
        ))}
        <li className="row">
          <b>{t('notices.ofPack')}</b>
          {in_force === null && <Tag tone="good">{t('notices.inForce')}</Tag>}
        </li>
      </ul>
      {approve.error && (
        <p role="alert" style={{ padding: 10 }}>
          {say(approve.error)}
        </p>
      )}
    </Panel>
  )
}
