/** Headings of the decisions about one source, for whoever answers for the rules. */
export const policyWords = {
  asked: 'Asked for a record',
  blocked: 'Asked where the patient blocks sharing',
  yes: 'Yes',
  categories: { shown: 'Shown', stub: 'Date and author only', withheld: 'Not shown' },
  parts: { shown: 'Parts shown whole', stub: 'Parts of which date and author are shown', withheld: 'Parts not shown' },
  labels: {
    shown: 'Shown though labelled',
    stub: 'Date and author only, if labelled',
    withheld: 'Kept back if labelled',
  },
  notice: 'Shown with a notice about telling others',
} as const;
