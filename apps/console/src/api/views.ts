/** What the server sends, by name. Types alone: nothing of the schemas gets into the browser. */
import type {
  BorrowerView as BorrowerSchema,
  EventAnswer as EventAnswerSchema,
  ExplainedReason as ExplainedReasonSchema,
  LineStatus as LineStatusSchema,
  LineView as LineViewSchema,
} from '@fairline/contract/answer'
import type { HoldScope as HoldScopeSchema } from '@fairline/contract/outcomes'
import type {
  ApplicationDetail as ApplicationDetailSchema,
  ApplicationRow as ApplicationRowSchema,
} from '@fairline/contract/views/application-row'
import type { ApprovalDetail as ApprovalDetailSchema, ApprovalView as ApprovalSchema } from '@fairline/contract/views/approval'
import type { DemoView as DemoSchema } from '@fairline/contract/views/book-clock'
import type { BulkCorrectionList as BulkCorrectionListSchema } from '@fairline/contract/views/bulk-correction'
import type {
  CaseDetail as CaseDetailSchema,
  CaseRow as CaseRowSchema,
  CaseTexts as CaseTextsSchema,
} from '@fairline/contract/views/case-row'
import type { DocumentList as DocumentListSchema } from '@fairline/contract/views/documents'
import type { DrawdownRow as DrawdownRowSchema } from '@fairline/contract/views/drawdown-row'
import type { IncreaseCheck as IncreaseCheckSchema } from '@fairline/contract/views/increase-check'
import type { JournalEntry as JournalEntrySchema } from '@fairline/contract/views/journal'
import type { LedgerControl as LedgerControlSchema, TrialBalance as TrialBalanceSchema } from '@fairline/contract/views/ledger'
import type { LineRow as LineRowSchema } from '@fairline/contract/views/line-row'
import type { LoanDetail as LoanDetailSchema, ScheduledInstalment as ScheduledInstalmentSchema } from '@fairline/contract/views/loan-detail'
import type { LoanRow as LoanRowSchema } from '@fairline/contract/views/loan-row'
import type {
  MeCaseList as MeCaseListSchema,
  MeNoticeList as MeNoticeListSchema,
  MePreview as MePreviewSchema,
  MeReceipt as MeReceiptSchema,
  MeView as MeSchema,
  MeScoreMoves as MeScoreMovesSchema,
} from '@fairline/contract/views/me'
import type {
  ApprovalMeasures as ApprovalMeasuresSchema,
  FlowMeasures as FlowMeasuresSchema,
  RecoveryMeasures as RecoveryMeasuresSchema,
  RestrictionMeasures as RestrictionMeasuresSchema,
  Share as ShareSchema,
} from '@fairline/contract/views/measures'
import type {
  ContactView as ContactSchema,
  DeliveryList as DeliveryListSchema,
  NoticeView as NoticeSchema,
  TemplateList as TemplateListSchema,
  WebhookView as WebhookSchema,
} from '@fairline/contract/views/notices'
import type { PayoffQuote as PayoffQuoteSchema } from '@fairline/contract/views/payoff-quote'
import type { PortfolioDays as PortfolioDaysSchema, Portfolio as PortfolioSchema } from '@fairline/contract/views/portfolio'
import type {
  MeConsents as MyConsentsSchema,
  MePersonalData as MyDataSchema,
  MeDeletion as MyDeletionSchema,
  PersonalDataView as PersonalDataSchema,
} from '@fairline/contract/views/privacy'
import type { RepaymentCalendar as RepaymentCalendarSchema } from '@fairline/contract/views/repayment-calendar'
import type { SessionView as SessionSchema } from '@fairline/contract/views/session'
import type { LimitHistory as LimitHistorySchema, SignalList as SignalListSchema } from '@fairline/contract/views/signals'
import type { PlatformStatus as PlatformStatusSchema } from '@fairline/contract/views/status'
import type { StreamedDecision as StreamedDecisionSchema } from '@fairline/contract/views/stream'
import type { DecisionTrace as DecisionTraceSchema, TimelineEntry as TimelineEntrySchema } from '@fairline/contract/views/timeline'
import type { WayBack as WayBackSchema } from '@fairline/contract/views/way-back'

type Of<Schema extends { _output: unknown }> = Schema['_output']

export type Approval = Of<typeof ApprovalSchema>
export type ApprovalDetail = Of<typeof ApprovalDetailSchema>
export type BulkCorrectionList = Of<typeof BulkCorrectionListSchema>
export type BulkCorrection = BulkCorrectionList['data'][number]
export type BorrowerView = Of<typeof BorrowerSchema>
export type HoldView = BorrowerView['holds'][number]
export type EventAnswer = Of<typeof EventAnswerSchema>
export type ExplainedReason = Of<typeof ExplainedReasonSchema>
export type ExplainedEvidence = ExplainedReason['evidence'][number]
export type LineStatus = Of<typeof LineStatusSchema>
export type LineView = Of<typeof LineViewSchema>
export type HoldScope = Of<typeof HoldScopeSchema>
export type Demo = Of<typeof DemoSchema>
export type LineRow = Of<typeof LineRowSchema>
export type Portfolio = Of<typeof PortfolioSchema>
export type PortfolioDays = Of<typeof PortfolioDaysSchema>
export type PortfolioDay = PortfolioDays['data'][number]
export type SessionView = Of<typeof SessionSchema>
export type SignalList = Of<typeof SignalListSchema>
export type SignalView = SignalList['data'][number]
export type LimitHistory = Of<typeof LimitHistorySchema>
export type LimitPoint = LimitHistory['data'][number]
export type StreamedDecision = Of<typeof StreamedDecisionSchema>
export type TimelineEntry = Of<typeof TimelineEntrySchema>
export type DecisionTrace = Of<typeof DecisionTraceSchema>
export type TableTrace = DecisionTrace['tables'][number]
export type PlatformStatus = Of<typeof PlatformStatusSchema>
export type WayBack = Of<typeof WayBackSchema>
export type WayBackGoal = WayBack['goals'][number]
export type WayBackPlan = WayBackGoal['plans'][number]
export type NearHold = WayBack['near_holds'][number]
export type MeasuredShare = Of<typeof ShareSchema>
export type RestrictionMeasures = Of<typeof RestrictionMeasuresSchema>
export type RecoveryMeasures = Of<typeof RecoveryMeasuresSchema>
export type FlowMeasures = Of<typeof FlowMeasuresSchema>
export type ApprovalMeasures = Of<typeof ApprovalMeasuresSchema>
export type Bilingual = ExplainedReason['text']

export type ApplicationRow = Of<typeof ApplicationRowSchema>
export type ApplicationDetail = Of<typeof ApplicationDetailSchema>
export type ApplicationState = ApplicationRow['state']
export type CaseRow = Of<typeof CaseRowSchema>
export type CaseDetail = Of<typeof CaseDetailSchema>
export type CaseState = CaseRow['state']
export type CaseKind = CaseRow['kind']
export type CaseDocument = CaseDetail['documents'][number]
export type CaseMove = CaseDetail['moves'][number]
export type CaseTexts = Of<typeof CaseTextsSchema>
export type DrawdownRow = Of<typeof DrawdownRowSchema>
export type LoanRow = Of<typeof LoanRowSchema>
export type LoanDetail = Of<typeof LoanDetailSchema>
export type Instalment = Of<typeof ScheduledInstalmentSchema>
export type PayoffQuote = Of<typeof PayoffQuoteSchema>
export type RepaymentCalendar = Of<typeof RepaymentCalendarSchema>
export type JournalEntry = Of<typeof JournalEntrySchema>
export type LedgerRole = JournalEntry['account']
export type TrialBalance = Of<typeof TrialBalanceSchema>
export type LedgerControl = Of<typeof LedgerControlSchema>
export type DocumentRow = Of<typeof DocumentListSchema>['data'][number]

export type IncreaseCheck = Of<typeof IncreaseCheckSchema>
export type MeView = Of<typeof MeSchema>
export type MeCase = Of<typeof MeCaseListSchema>['data'][number]
export type MeNotice = Of<typeof MeNoticeListSchema>['data'][number]
export type MePreview = Of<typeof MePreviewSchema>
export type MeScoreMoves = Of<typeof MeScoreMovesSchema>
export type MyHold = MeView['holds'][number]
export type MyData = Of<typeof MyDataSchema>
export type MyDeletion = Of<typeof MyDeletionSchema>
export type MyConsent = Of<typeof MyConsentsSchema>['data'][number]
export type PersonalData = Of<typeof PersonalDataSchema>
export type MeReceipt = Of<typeof MeReceiptSchema>
export type ContactView = Of<typeof ContactSchema>
export type Notice = Of<typeof NoticeSchema>
export type NoticeBlock = Notice['zh']['blocks'][number]
export type Delivery = Of<typeof DeliveryListSchema>['data'][number]
export type Template = Of<typeof TemplateListSchema>['data'][number]
export type TemplateWords = Template['pack']
export type Webhook = Of<typeof WebhookSchema>
