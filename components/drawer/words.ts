import { formatCountOf } from '#/lib/record/words/phrase.ts';

export const drawerWords = {
  previousRow: 'Previous row',
  nextRow: 'Next row',
  close: 'Close',
  noDate: 'No date',
  field: 'Field',
  sourcesDiffer: 'Sources differ',
  /** After the name of a row of the table, for speech. */
  differs: 'differs',
  difference: (head: string, sources: number): string => (sources < 2 ? head : `${head} between ${sources} sources`),
  replacesNone: (sources: number): string =>
    sources === 2 ? 'Neither entry says that it replaces the other.' : 'No entry here says that it replaces another.',
  workedOutFrom: 'Worked out from, as its source says',
  usedFor: 'Used for, as its source says',
  inLetter: (title: string): string => `In “${title}”`,
  issues: 'Issues',
  all: 'All',
  allIssues: (count: number, source: string): string => `All ${formatCountOf(count, 'issue', 'issues')} at ${source}`,
  issuedAt: (inTwelveMonths: number, source: string, last: string | undefined): string => {
    const lastWords = last === undefined ? '' : `, last ${last}`;
    return inTwelveMonths > 0
      ? `${inTwelveMonths} in 12 months at ${source}${lastWords}`
      : `At ${source}${lastWords}, more than 12 months ago`;
  },
  sameContact: 'Same contact',
  moreFrom: (source: string): string => `More from ${source}`,
  asWritten: 'As written',
  somethingWrong: 'Something wrong?',
  tellHolders: (holders: string): string =>
    `Nothing can be changed here. A mistake in this entry is put right where it is held: tell ${holders}. Quote what stands under “Source data”.`,
  sourceData: 'Source data',
  reference: 'Reference',
  version: 'Version',
  lastUpdated: 'Last updated there',
  receivedAt: (time: string): string => `received ${time}`,
  versionOf: (version: string): string => `version ${version}`,
  groupedBecause: 'Grouped because',
  whereFrom: 'Where from',
  aboutDocument: 'About this document',
  linkedBySource: 'Linked by the source',
  untitledFile: 'Untitled file',
  instructionsToPatient: 'To the patient',
  referenceRange: 'Reference range',
  sourceFlag: 'Flag as sent',
  unitAsSent: 'Unit as sent',
  rangeOf: (range: string): string => `ref ${range}`,
  flagOf: (flag: string): string => `flag as sent: ${flag}`,
  unitOf: (unit: string): string => `unit as sent: ${unit}`,
  codedAs: 'Coded as',
  partOf: 'Part of',
  removedValue: 'Value removed',
  absent: 'Value',
  openInDocument: 'Open in the document',
  codes: 'Codes',
  discrepancy: (text: string): string => `The source says this in two ways. ${text}`,
  mayChangeMeaning: (text: string): string => `May change the meaning: ${text}`,
  notForPatient: 'Not to be told to the patient, family or carers unless the attending clinician agrees.',
  cannotBeShown: (fileType: string): string => `${fileType} cannot be shown here.`,
  pages: (count: number): string => formatCountOf(count, 'page', 'pages'),
  fromDocument: (title: string | undefined): string => (title === undefined ? 'From a document' : `From a document: ${title}`),
} as const;
