import { useTranslation } from 'react-i18next'
import { measures } from '../../locales/en/measures.ts'

type Names = typeof measures.flows
const isFlow = (name: string): name is keyof Names['names'] => Object.hasOwn(measures.flows.names, name)
const isStep = (name: string): name is keyof Names['steps'] => Object.hasOwn(measures.flows.steps, name)

/** A server of a later release may know ways that this console has no name for. */
export function useFlowWords() {
  const { t } = useTranslation()
  return {
    flow: (name: string): string => (isFlow(name) ? t(`measures.flows.names.${name}`) : name),
    step: (name: string): string => (isStep(name) ? t(`measures.flows.steps.${name}`) : name),
  }
}
