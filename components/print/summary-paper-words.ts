import { formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words of the Summary on paper. */
export const summaryPaperWords = {
  labels: { patient: 'Patient', born: 'Born', died: 'Died', ageAtDeath: 'Age at death', gender: 'Gender', language: 'Language' },
  notIdentified: 'not identified yet',
  subject: (service: string): string => [service, 'summary'].filter((part) => part !== '').join(' · '),
  mayBeIncomplete: (why: string): string => (why.startsWith('may be') ? why : `may be incomplete: ${why}`),
  holds: 'What this print holds',
  complete: (lead: string, names: readonly string[]): string => (names.length === 0 ? `${lead}.` : `${lead}: ${names.join(', ')}.`),
  otherCodes: (names: readonly string[]): string => `Other codes: ${names.join(', ')}.`,
  nothingHidden: 'Nothing was hidden by the reader.',
  hidden: (sentences: string): string => `Hidden by the reader: ${sentences}`,
  notPrinted: (parts: string): string => `${parts} not printed.`,
  asking: (sources: number): string => `still asking ${sources}`,
  missing: (sources: number): string => `${formatCountOf(sources, 'source', 'sources')} missing`,
  notShared: (codes: readonly string[]): string => `${codes.join(', ')} not shared`,
  hiddenFromRole: 'not shown to your role',
  neither: (results: number): string => `${formatCountOf(results, 'result has', 'results have')} neither flag nor usable range.`,
  notUnderstood: (results: number): string => `${formatCountOf(results, 'result has', 'results have')} a flag that is not understood.`,
  old: 'older than 90 days',
  countOf: (printed: number, all: number): string => `${printed} of ${all}`,
  underTitle: (entries: string, title: string): string => `${entries} under ${title}`,
  was: (value: string): string => `was ${value}`,
  pageOf: (name: string, identifier: string): string => [name, identifier].filter((part) => part !== '').join(' · '),
} as const;

/** Heads of the blocks, and what of each is not printed: "27 ended medicines". */
export const paperBlockWords = {
  allergies: {
    title: 'Allergies',
    rest: (count: number): string => formatCountOf(count, 'resolved or ruled out allergy', 'resolved or ruled out allergies'),
  },
  problems: { title: 'Problems', rest: (count: number): string => formatCountOf(count, 'past problem', 'past problems') },
  medicines: {
    title: 'Current medicines',
    caption: 'last issue',
    rest: (count: number): string => formatCountOf(count, 'ended or issued medicine', 'ended or issued medicines'),
  },
  medicinesAtDeath: { title: 'Current at death' },
  results: {
    title: 'Results to look at',
    caption: 'taken',
    rest: (count: number): string => formatCountOf(count, 'other result', 'other results'),
  },
  letters: {
    title: 'Letters and imaging reports',
    rest: (count: number): string => formatCountOf(count, 'letter or report', 'letters or reports'),
  },
  appointments: {
    title: 'Appointments',
    rest: (count: number): string => formatCountOf(count, 'past or further appointment', 'past or further appointments'),
  },
} as const;

export const observationPaperWords = {
  title: 'Observations',
  highestToday: (value: string, time: string): string => (time === '' ? `highest today ${value}` : `highest today ${value}, at ${time}`),
  three: (part: string): string => `3 in ${part}`,
  oxygenUnknown: 'oxygen not stated',
} as const;

export const peoplePaperWords = { title: 'People to ring' } as const;
