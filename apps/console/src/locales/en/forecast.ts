/** What was expected of a project, against what came. */
export const forecast = {
  title: 'Forecast and fact',
  note: 'Four weeks; the forecast as it stood when each Monday began',
  unknown: 'Nothing to compare yet',
  unknownText:
    'Statements of all accounts of the project have to cover four whole weeks, Monday to Sunday, within the last month. With a day missing nothing is compared, and nothing is called normal.',
  error: 'Off by',
  week: 'Monday',
  expectedIn: 'To come in',
  cameIn: 'Came in',
  expectedOut: 'To go out',
  wentOut: 'Went out',
  without: 'Without draws and repayments of lines, and without what moved between accounts of the project',
  how: 'How it is worked out',
  madeOf: 'Made of ({{count}})',
}
