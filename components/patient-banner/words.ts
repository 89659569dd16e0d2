import { formatCountOf } from '#/lib/record/words/phrase.ts';

export const bannerScreenWords = {
  heading: 'Shared record',
  loading: 'Loading the patient’s details…',
  more: 'More: address, telephone, practice, differences between sources',
  moreAbout: 'More about the patient',
  ageAtDeath: 'Age at Death',
  restricted: 'Address and telephone are restricted for this patient and are not shown.',
  noDifferences: 'Differences in name, birth date, gender or number: none at the sources that have answered.',
  from: (index: string): string => `Name, birth date, gender and number are from ${index}.`,
  decisionsAndAlerts: 'Decisions and alerts',
  noticesAre: (lines: readonly string[]): string => `Decisions and alerts: ${lines.join('. ')}.`,
  moreAlerts: (count: number): string => formatCountOf(count, 'more alert', 'more alerts'),
  fewerAlerts: 'Fewer alerts',
  hiddenInList: 'hidden from the list by you',
} as const;
