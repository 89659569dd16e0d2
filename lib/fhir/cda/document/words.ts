import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** HL7 v3 Confidentiality. */
export const confidentialityLevels = wordTable('U: Unrestricted; L: Low; M: Moderate; N: Normal; R: Restricted; V: Very restricted');

/** Words of a section: its title, and the text in the place of a missing one. */
export const sectionWords = {
  untitled: 'Untitled section',
  withoutText: 'This section has no text.',
  textNotGiven: (why: string): string => `The author gives no text for this section: ${why}.`,
} as const;
