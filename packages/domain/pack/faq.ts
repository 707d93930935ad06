/** `faq.yaml` of a pack: what borrowers ask, and the answers. One that is tied to reasons, or to a category of them, is shown to whom such a reason holds. */
import { z } from 'zod'
import type { PackDiagnostic } from './diagnostic.ts'
import type { Reason } from './reasons.ts'
import { Bilingual, fileId, readYaml, yamlFaultAt } from './yaml-file.ts'

export const FAQ_FILE = 'faq.yaml'

const ENTRIES_MAX = 200
const FaqFile = z.strictObject({
  format: z.literal(1),
  questions: z
    .array(
      z.strictObject({
        id: fileId,
        question: Bilingual,
        answer: Bilingual,
        reasons: z.array(z.string()).default([]),
        categories: z.array(z.string()).default([]),
      }),
    )
    .max(ENTRIES_MAX),
})

/** Neither `reasons` nor `categories`: for everybody. */
export type FaqEntry = Readonly<z.infer<typeof FaqFile>['questions'][number]>
export type FaqRead = Readonly<{ faq: readonly FaqEntry[]; diagnostics: readonly PackDiagnostic[] }>

/** A pack may have no such file. */
export function readFaq(content: string | undefined, reasons: ReadonlyMap<string, Pick<Reason, 'category'>>): FaqRead {
  if (content === undefined) return { faq: [], diagnostics: [] }
  const read = readYaml(content, FAQ_FILE, FaqFile)
  if (!read.ok) return { faq: [], diagnostics: read.diagnostics }
  const { questions } = read.value
  const categories = new Set([...reasons.values()].map(({ category }): string => category))
  const fault = (nth: number, message: string) => yamlFaultAt(content, FAQ_FILE, ['questions', nth], message)
  const diagnostics = questions.flatMap((one, nth) => [
    ...(questions.findIndex(({ id }) => id === one.id) < nth ? [fault(nth, `there is another question "${one.id}"`)] : []),
    ...one.reasons.filter((code) => !reasons.has(code)).map((code) => fault(nth, `there is no reason "${code}"`)),
    ...one.categories.filter((name) => !categories.has(name)).map((name) => fault(nth, `no reason is of category "${name}"`)),
  ])
  return { faq: diagnostics.length === 0 ? questions : [], diagnostics }
}
