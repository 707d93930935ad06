export const styleguide = {
  loading: '加载中',
  empty: '空',
  error: '出错',
  refused: '无权限',
  signs: '标记与数字',
  hardTexts: '极端文本',
  chart: '图表',
}
