export const session = {
  key: '访问密钥',
  keyHint: '首次启动时显示在终端中，以 flk_ 开头；也可由管理员签发',
  submit: '登录',
  wrong: '访问密钥不正确或已失效',
  wait: '尝试次数过多，请稍后再试',
  missing: '请输入访问密钥',
  expired: '登录已过期，请重新登录。登录后回到当前页面。',
}
