/** What stops a command for a reason its user can act on: printed as it is, without a stack. */
export class CommandFault extends Error {
  override name = 'CommandFault'
}
