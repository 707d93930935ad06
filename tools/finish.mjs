/** Ends a check: prints each fault, or the one line that says what was looked at. */
export function finish(faults, looked = 'nothing found') {
  for (const fault of faults) console.log(fault)
  if (faults.length === 0) console.log(looked)
  process.exitCode = faults.length === 0 ? 0 : 1
}
