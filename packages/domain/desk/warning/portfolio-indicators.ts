import { DAY_MS } from '../../kernel/time.ts'
import { NEAR_PPM } from '../measures/covenants.ts'
import { above, atLeast, atMost, below, define } from './indicator.ts'

const portfolio = define('portfolio', 'finance_head')
const data = define('data', 'data_steward')

export const PORTFOLIO_INDICATORS = [
  portfolio(
    'P1',
    ['单一渠道方占比过高', 'Too much from one provider'],
    [above('largestProviderPpm', 350_000)],
    [above('largestProviderPpm', 450_000)],
    ['新增用款改由其他渠道方承担', 'Fund what comes next from other providers'],
    { clearMs: DAY_MS },
  ),
  portfolio(
    'P2',
    ['来源过于集中', 'Sources are few'],
    [above('hhiPpm', 280_000)],
    [above('hhiPpm', 400_000)],
    ['开通新渠道，或对现有备用额度做试提', 'Open another channel, or test the backups that are there'],
    { clearMs: DAY_MS },
  ),
  portfolio(
    'P3',
    ['关联组占比过高', 'Too much hangs together'],
    [above('largestGroupPpm', 500_000)],
    [above('largestGroupPpm', 650_000)],
    [
      '从组外增加来源：同一家监管或同一平台体系会一起失效',
      'Add a source from outside: what shares a regulator or a platform fails together',
    ],
    { clearMs: DAY_MS },
  ),
  portfolio(
    'P4',
    ['失去一家渠道方后难以支撑', 'One loss away from a gap'],
    [below('survivalWeeks', 8), above('survivalShortWeeks', 0)],
    [below('survivalWeeks', 4)],
    ['查看最薄弱的渠道方，备好替代来源并预检', 'See which provider it hangs on, and check its replacement beforehand'],
    { clearMs: DAY_MS, severity: { amber: 2, red: 1 } },
  ),
  portfolio(
    'P5',
    ['备用金接近或低于底线', 'The reserve is low'],
    [below('reserveToFloorPpm', 1_200_000)],
    [below('reserveToFloorPpm', 1_000_000)],
    ['补足备用金，可延后的支出先延后', 'Fill the reserve up, and put off what can wait'],
    { severity: { amber: 2, red: 1 } },
  ),
  portfolio(
    'P6',
    ['杠杆或偿债能力触线', 'Leverage or coverage at its bound'],
    [atLeast('leverageToCapPpm', 900_000), below('debtServiceCoveragePpm', 1_300_000), below('covenantRoomPpm', NEAR_PPM)],
    [atLeast('leverageToCapPpm', 1_000_000), below('debtServiceCoveragePpm', 1_100_000), below('covenantRoomPpm', 0)],
    ['停止新增债务，核对契约条款，必要时提前与债权人沟通', 'No new debt; read the covenants, and talk to creditors early where need be'],
    { clearMs: DAY_MS },
  ),
  portfolio(
    'P7',
    ['到期过于集中', 'Debts fall due at once'],
    [above('maturityWallPpm', 600_000)],
    [above('maturityWallPpm', 1_000_000)],
    ['错开期限：协商展期，或提前安排再融资', 'Spread what falls due: ask for extensions, or refinance early'],
    { clearMs: DAY_MS, leadDays: [28, 90] },
  ),
  portfolio(
    'P8',
    ['预测偏差过大', 'The forecast is off'],
    [above('forecastErrorPpm', 150_000)],
    [above('forecastErrorPpm', 300_000)],
    ['逐项核对偏差来源，放宽收付款区间', 'Find what was off, and widen the ranges of receipts and needs'],
    { clearMs: 7 * DAY_MS, severity: { amber: 4, red: 3 } },
  ),
  portfolio(
    'P9',
    ['剩余期限明显缩短', 'Debts get shorter'],
    [atMost('remainingMaturityChangePpm', -200_000)],
    [atMost('remainingMaturityChangePpm', -400_000)],
    ['停止以短续长，补充中长期来源', 'Stop rolling long needs over short; add longer sources'],
    { clearMs: 7 * DAY_MS },
  ),
  portfolio(
    'P10',
    ['有需求因用途不符无法安排', 'Needs that no line may fund'],
    [above('blockedMinor', 0)],
    [above('blockedBeyondReserveMinor', 0)],
    [
      '寻找用途相符的来源（经营贷、供应链、应收账款），不得改用消费额度',
      'Find a source whose purpose fits, such as business lines, supply chain or receivables; never a consumer line',
    ],
  ),
] as const

export const DATA_INDICATORS = [
  data(
    'D1',
    ['数据迟到', 'A feed is late'],
    [above('feedAgePermille', 2_000)],
    [above('feedAgePermille', 4_000)],
    ['检查连接器；恢复之前状态显示为“未知”', 'Look at the connector; until it is back the state is “unknown”'],
    { clearMs: 0 },
  ),
  data(
    'D2',
    ['来源互相矛盾', 'Sources contradict'],
    [atLeast('contradictions', 1)],
    [atLeast('contradictions', 1)],
    [
      '取对账单或官方页面核对，确认前额度按零计',
      'Check against the statement or the official page; until then the line counts for nothing',
    ],
    { redForMs: DAY_MS + 1, clearMs: 0 },
  ),
  data(
    'D3',
    ['对账单勾稽不平', 'A statement does not add up'],
    [],
    [atLeast('controlFailures', 1)],
    ['隔离该对账单，不入账，联系开具方', 'Quarantine it, post nothing of it, and ask who issued it'],
    { clearMs: 0 },
  ),
  data(
    'D4',
    ['推送校验失败', 'Webhooks fail their check'],
    [atLeast('signatureFailures', 3)],
    [atLeast('signatureFailures', 10)],
    ['核对密钥轮换与时钟；频繁失败按攻击处理', 'Check the rotation of keys and the clock; many of them are treated as an attack'],
    { severity: { amber: 3, red: 1 } },
  ),
] as const
