/** Charts are the heaviest part of the console: their code is kept apart, and comes with the first chart. */
export const loadCharts = () => import('./echarts.ts')
