export const session = {
  key: 'Access key',
  keyHint: 'Printed in the terminal at the first start, or issued by an administrator',
  submit: 'Sign in',
  wrong: 'This access key is wrong or no longer valid',
  wait: 'Too many attempts; try again in a while',
  missing: 'Enter your access key',
  expired: 'Your session has ended. Sign in to come back to this page.',
}
