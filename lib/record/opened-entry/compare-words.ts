import { notStated } from '#/lib/record/merge/words.ts';

/** Names of the rows in which sources are held side by side. */
export const compareWords = {
  dose: 'Dose',
  howOften: 'How often',
  status: 'Status',
  prescribed: 'Prescribed',
  lastIssue: 'Last issue',
  by: 'By',
  letter: 'Letter',
  reaction: 'Reaction',
  severity: 'Severity',
  criticality: 'Criticality',
  verification: 'Verification',
  began: 'Began',
  ended: 'Ended',
  recorded: 'Recorded',
  value: 'Value',
  flag: 'Flag',
  taken: 'Taken',
  issued: 'Issued',
  date: 'Date',
  notStated,
  noIssue: 'none received',
  noLetter: 'none linked',
} as const;
