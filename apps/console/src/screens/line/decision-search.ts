/** Which decision of the line is looked into, by the address: its number in the borrower's log; what is none is left out. */
export const readDecision = ({ decision }: Record<string, unknown>): { decision?: number } =>
  /^[1-9]\d{0,14}$/.test(String(decision)) ? { decision: Number(decision) } : {}
