import type { Diagnostic } from '@fairline/policy/check/diagnostic'

/** A fault of a pack with its place: one of the policy's own, or one of the pack around it. */
export type PackDiagnostic = Omit<Diagnostic, 'code'> & {
  readonly code:
    | Diagnostic['code']
    | 'pack-incomplete'
    | 'pack-shape'
    | 'pack-revision'
    | 'yaml-file'
    | 'reason-unknown'
    | 'reason-missing'
    | 'reason-evidence'
    | 'reason-unused'
    | 'reason-incurable'
    | 'reason-vague'
    | 'rule-broken'
    | 'model-unit'
    | 'model-unused'
    | 'hold-without-end'
    | 'fraud-link-alone'
}

export const packFault = (code: PackDiagnostic['code'], file: string, message: string): PackDiagnostic => ({
  severity: 'error',
  code,
  file,
  message,
})
