export const styleguide = {
  loading: 'Loading',
  empty: 'Empty',
  error: 'Error',
  refused: 'Refused',
  signs: 'Signs and figures',
  hardTexts: 'Hard texts',
  chart: 'Chart',
}
