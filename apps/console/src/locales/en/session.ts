export const session = {
  title: 'Sign in to Fairline',
  key: 'Access key',
  keyHint: 'Printed in the terminal at the first start, or issued by an administrator',
  submit: 'Sign in',
  wrong: 'This access key is wrong or no longer valid',
  wait: 'Too many attempts; try again in a while',
  away: 'The server cannot be reached; try again in a moment',
  missing: 'Enter your access key',
  expired: 'Your session has ended. Sign in to come back to this page.',
}
