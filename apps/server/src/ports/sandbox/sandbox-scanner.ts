/** Knows one thing that harms: the text that every scanner takes for a virus, so that one can see what happens then. */
import type { ScannerPort } from '../scanner-port.ts'
import { reach, type SandboxParts } from './behaviour.ts'

/** In two halves, so that nobody's scanner finds it here. */
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

export const openSandboxScanner = ({ database }: Pick<SandboxParts, 'database'>): ScannerPort => ({
  scan: async ({ organisationId, bytes }) => {
    if ((await reach(database, organisationId, 'scanner')) === undefined) return 'unavailable'
    return bytes.includes(EICAR) ? { outcome: 'found', name: 'EICAR-Test-File' } : { outcome: 'clean' }
  },
})
