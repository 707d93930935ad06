/** Tables and columns that every policy pack has, by their names in it. */
export const tables = {
  behaviour_score: 'Behaviour score',
  grade: 'Grade',
  holds: 'Holds',
  grant: 'Granting',
  granted_limit: 'Limit granted',
  limit_factor: 'Limit factor',
  price: 'Price',
  drawdown: 'Drawdown',
  limit: 'Limit',
  points: 'Points',
  reason: 'Reason',
  scope: 'Scope',
  outcome: 'Outcome',
  day_rate: 'Day rate',
}
