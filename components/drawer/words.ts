import { formatCountOf } from '#/lib/record/words/phrase.ts';

export const drawerWords = {
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
  lastUpdated: (date: string): string => `last updated at the source ${date}`,
  fromDocument: (title: string | undefined): string => (title === undefined ? 'From a document' : `From a document: ${title}`),
} as const;

export const aboutWords = {
  heading: 'About this view',
  everyEntry: 'Every entry received',
  view: (rows: number, entries: number): string =>
    `${formatCountOf(rows, 'row', 'rows')} from ${formatCountOf(entries, 'entry', 'entries')}. This is a view of what the sources hold, not a record: nothing is stored here.`,
} as const;

/** Sums under "Every entry received", in their order. */
export const sumLabels = {
  received: 'Received',
  visible: 'Shown as a row',
  folded: 'Inside another row',
  removed: 'Removed by their source, struck through',
  hiddenBySource: 'Hidden: sources unticked',
  hiddenByFilter: 'Hidden: filters',
  waiting: 'Waiting to be shown',
} as const;
