export const documents = {
  title: 'Documents',
  none: 'No documents yet',
  more: 'The newest {{count}}',
  lead: 'The page is of record; the PDF is printed from it',
  open: 'Open',
  pdf: 'PDF',
  kind: {
    'quote-cost': 'Table of costs of a quote',
    'drawdown-cost': 'Table of costs',
    'loan-contract': 'Loan contract',
    'loan-note': 'Loan note',
    'monthly-statement': 'Monthly statement',
    'settlement-letter': 'Letter of settlement',
  },
}
