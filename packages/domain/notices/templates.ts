/**
 * Words of notices: `notices.yaml` of a pack, by what the notice is about, with `{gaps}` for what is different each time. Reasons, evidence, steps and clocks
 * are put between opening and closing by the platform: no template can leave them out. One kind is no notice: the letter that tells what is `back`.
 *
 * Checked  each gap is one that notices of this kind fill; both languages have the same gaps.
 */
import { z } from 'zod'
import { type PackDiagnostic, packFault } from '../pack/diagnostic.ts'
import { Bilingual, readYaml, yamlFaultAt } from '../pack/yaml-file.ts'

export const NOTICES_FILE = 'notices.yaml'

/** Filled in every notice. */
const COMMON_GAPS = ['borrower', 'date', 'creditor', 'product', 'limit', 'available', 'answered_by', 'service', 'complaints'] as const
/** Filled beside those, by what the notice is about. */
const OWN_GAPS: Readonly<Record<string, readonly string[]>> = {
  'limit-changed': ['limit_before', 'limit_after', 'change'],
  'price-changed': ['rate_before', 'rate_after'],
  'drawdown-declined': ['amount'],
  'drawdown-cancelled': ['amount'],
  'hold-placed': ['scope'],
  'observation-broken': ['scope'],
}

/** The letter about what a hold had taken, and he has again: none of its reasons can be objected to. */
export const BACK = 'back'

/** What notices can be about. */
export const NOTICE_KINDS: readonly string[] = [
  'any',
  'hold-placed',
  'observation-broken',
  'limit-changed',
  'price-changed',
  'drawdown-declined',
  'drawdown-cancelled',
  'grant-declined',
  'increase-declined',
  'misuse-charged',
  'mistake-undone',
  BACK,
]

type Gap = string

export const gapsFor = (about: string): readonly Gap[] =>
  about === BACK ? COMMON_GAPS.filter((gap) => gap !== 'answered_by') : [...COMMON_GAPS, ...(OWN_GAPS[about] ?? [])]

/** The one that stands for all that have none of their own. */
const ANY = 'any'

export const NoticeTemplate = z.strictObject({ subject: Bilingual, opening: Bilingual, closing: Bilingual })
export type NoticeTemplate = Readonly<z.infer<typeof NoticeTemplate>>
export type NoticeTemplates = ReadonlyMap<string, NoticeTemplate>

const NoticesFile = z.strictObject({ format: z.literal(1), notices: z.record(z.string(), NoticeTemplate) })

/** What is said where a pack has no words of its own. */
const PLAIN_TEMPLATE: NoticeTemplate = {
  subject: { zh: '关于您授信额度的通知', en: 'A notice about your credit line' },
  opening: {
    zh: '您的授信额度有一项变化，原因和恢复办法如下。',
    en: 'Something about your credit line has changed. The reasons, and the way back, are below.',
  },
  closing: { zh: '还款和查看不受影响。', en: 'Repaying and viewing go on as before.' },
}
const PLAIN_BACK: NoticeTemplate = {
  subject: { zh: '您的授信额度：限制已解除或放宽', en: 'Your credit line: a restriction was lifted or eased' },
  opening: {
    zh: '您授信额度上的限制有变化，详情如下。',
    en: 'What was restricted on your credit line is open to you again, as told below.',
  },
  closing: { zh: '还款和查看不受影响。', en: 'Repaying and viewing go on as before.' },
}

export type NoticesRead = Readonly<{ templates: NoticeTemplates; diagnostics: readonly PackDiagnostic[] }>

/** A pack may have no such file. */
export function readNotices(content: string | undefined): NoticesRead {
  if (content === undefined) return { templates: new Map(), diagnostics: [] }
  const read = readYaml(content, NOTICES_FILE, NoticesFile)
  if (!read.ok) return { templates: new Map(), diagnostics: read.diagnostics }
  const templates = new Map(Object.entries(read.value.notices))
  const faults = [...templates].flatMap(([about, template]) =>
    faultsOf(about, template).map(({ part, message }) => yamlFaultAt(content, NOTICES_FILE, ['notices', about, part], message)),
  )
  const missing = templates.has(ANY)
    ? []
    : [packFault('yaml-file', NOTICES_FILE, `notices: there is no "${ANY}", for those without words of their own`)]
  return { templates, diagnostics: [...faults, ...missing] }
}

export const templateFor = (templates: NoticeTemplates, about: string): NoticeTemplate =>
  templates.get(about) ?? (about === BACK ? PLAIN_BACK : (templates.get(ANY) ?? PLAIN_TEMPLATE))

export type TemplateFault = Readonly<{ part: keyof NoticeTemplate; message: string }>

/** What stands in the way of sending notices by these words. */
export function faultsOf(about: string, template: NoticeTemplate): readonly TemplateFault[] {
  const known = new Set(gapsFor(about))
  return (['subject', 'opening', 'closing'] as const).flatMap((part): TemplateFault[] => {
    const [zh, en] = [gapsIn(template[part].zh), gapsIn(template[part].en)]
    const strange = [...new Set([...zh, ...en])].filter((gap) => !known.has(gap))
    const unfilled = strange.map((gap) => ({
      part,
      message: `nothing fills {${gap}} in a notice of this kind; there are ${[...known].join(', ')}`,
    }))
    const uneven = [...zh].sort().join() === [...en].sort().join() ? [] : [{ part, message: 'Chinese and English have other gaps' }]
    return [...unfilled, ...(strange.length > 0 ? [] : uneven)]
  })
}

const gapsIn = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map(([, gap]) => gap ?? ''))]

export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{([^{}]*)\}/g, (gap, name: string) => (Object.hasOwn(values, name) ? values[name]! : gap))
