/**
 * Who may import whom: the map of the project. Dependencies point down; `tools/layers.mjs` runs this, and its test sees it fail.
 */
const TEST = '\\.test\\.(ts|tsx|mjs)$'
const PURE = '^packages/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'only-tests-import-tests', severity: 'error', from: { pathNot: TEST }, to: { path: TEST } },
    {
      name: 'packages-import-no-app',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^(apps|bench|e2e|sim|tools)/' },
    },
    {
      name: 'packages-are-pure',
      comment: 'No clock, file or socket: time and ids arrive as arguments, and the console runs the same code.',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'policy-stands-alone',
      severity: 'error',
      from: { path: '^packages/policy/' },
      to: { path: '^packages/(?!policy/)' },
    },
    {
      name: 'planner-stands-alone',
      severity: 'error',
      from: { path: '^packages/planner/' },
      to: { path: '^packages/(?!planner/)' },
    },
    {
      name: 'contract-imports-zod-only',
      severity: 'error',
      from: { path: '^packages/contract/', pathNot: TEST },
      to: { pathNot: ['^packages/contract/', 'node_modules/zod/'] },
    },
    {
      name: 'access-imports-casl-only',
      severity: 'error',
      from: { path: '^packages/access/', pathNot: TEST },
      to: { pathNot: ['^packages/access/', 'node_modules/@casl/ability/'] },
    },
    {
      name: 'contract-tests-import-no-sibling',
      severity: 'error',
      from: { path: '^packages/contract/' },
      to: { path: '^packages/(?!contract/)' },
    },
    {
      name: 'console-sees-access-contract-and-policy',
      severity: 'error',
      from: { path: '^apps/console/', pathNot: '^apps/console/(verify|src/screens/record)/' },
      // Of the planner, the words that plans say, and nothing that makes one.
      to: { path: ['^packages/(?!access/|contract/|policy/|planner/words\\.ts$)', '^apps/(?!console/)'] },
    },
    {
      // It checks by the very rules that the server records by.
      name: 'verify-page-sees-the-record',
      severity: 'error',
      from: { path: '^apps/console/verify/' },
      to: { path: ['^packages/(?!domain/record/|domain/kernel/)', '^apps/(?!console/verify/)'] },
    },
    {
      name: 'record-room-sees-the-record',
      severity: 'error',
      from: { path: '^apps/console/src/screens/record/' },
      to: { path: ['^packages/(?!access/|contract/|policy/|domain/record/)', '^apps/(?!console/)'] },
    },
    {
      name: 'screens-stand-alone',
      severity: 'error',
      from: { path: '^apps/console/src/screens/([^/]+)/' },
      to: { path: '^apps/console/src/screens/', pathNot: '^apps/console/src/screens/$1/' },
    },
    {
      name: 'parts-know-no-screen',
      severity: 'error',
      from: { path: '^apps/console/src/(api|format|live|locales|parts)/' },
      to: { path: '^apps/console/src/screens/' },
    },
    {
      name: 'server-sees-no-console',
      severity: 'error',
      from: { path: '^apps/server/' },
      to: { path: ['^apps/(?!server/)', '^(bench|e2e)/'] },
    },
    {
      name: 'sim-sees-contract-and-domain',
      comment: 'What a simulated borrower pays is what the platform says he owes: its pure core is asked, and nothing that keeps or sends.',
      severity: 'error',
      from: { path: '^sim/', pathNot: TEST },
      to: { path: ['^packages/(?!contract/|domain/)', '^(apps|bench|e2e|tools)/', 'node_modules/'] },
    },
    {
      name: 'sim-is-pure',
      comment: 'The same seed gives the same run: no clock, no file, no randomness but its own.',
      severity: 'error',
      from: { path: '^sim/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sql-lives-in-the-store',
      severity: 'error',
      from: { path: '^apps/server/', pathNot: '^apps/server/src/(store|postgres|testing)/' },
      to: { path: 'node_modules/(@types/)?pg/' },
    },
    {
      name: 'test-tools-stay-in-tests',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: [TEST, '^apps/server/src/testing/'] },
      to: { path: ['^apps/server/src/testing/', 'node_modules/(vitest|fast-check)/'] },
    },
    {
      name: 'set-up-runs-on-node-alone',
      comment: 'They run before anything is installed.',
      severity: 'error',
      from: { path: '^tools/(install|child|start|build-console|bench|test|closing-line|finish|files|lock-file|foreign-words)\\.mjs$' },
      to: { dependencyTypesNot: ['core', 'local'], pathNot: '^(tools|apps/server/bin)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    // An import of a type ties two parts together like any other.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
