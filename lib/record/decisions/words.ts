import { formatCountOf, formatSources } from '#/lib/record/words/phrase.ts';
import type { NoticeKind } from './notice.ts';

/** Words before a decision that is not, or no longer, in force. */
export const standingWords = {
  replaced: 'Replaced',
  ended: 'Ended',
  reviewDue: 'Review was due',
  notBefore: 'Not before',
  stayEnded: 'Made in a stay that ended',
  stayOver: 'Made in a stay that has ended',
  stayUnclear: 'May be over: made in a stay of which the end is not known',
  contactNotReceived: 'May be over: made in a contact that was not received',
  dated: (words: string, day: string | undefined): string => (day === undefined ? words : `${words} ${day}`),
} as const;

/** Kinds whose absence is said, in the order of the strip. */
export const namesOfKinds: Readonly<Partial<Record<NoticeKind, string>>> = {
  resuscitation: 'resuscitation decision',
  refusal: 'advance refusal (ADRT)',
  attorney: 'attorney for health',
  interpreter: 'interpreter need',
};

const atSources = (count: number): string => `at ${formatCountOf(count, 'source', 'sources')}`;

export const notRecordedWords = {
  allNone: (allComplete: string): string => `No decisions or alerts recorded. ${allComplete}`,
  noneAt: (sources: number): string => `No decisions or alerts recorded ${atSources(sources)}.`,
  /** True for every reader: it stands on a page of its own, or nowhere. */
  safeguarding: 'Safeguarding is not shown here.',
  noneInPart: (sources: number): string =>
    `None in what ${formatCountOf(sources, 'source', 'sources')} gave in documents; ${sources === 1 ? 'it' : 'they'} may hold more.`,
  unknown: (why: string): string => `Decisions and alerts not known: ${why}.`,
  asking: (sources: number, names: readonly string[]): string =>
    `Still asking${sources === 0 ? '' : ` ${formatCountOf(sources, 'source', 'sources')}`}${names.length === 0 ? '' : ` for: ${names.join(', ')}`}.`,
  askingAll: (sources: number): string =>
    sources === 0
      ? 'Decisions and alerts: asking the sources.'
      : `Decisions and alerts: still asking ${formatCountOf(sources, 'source', 'sources')}.`,
  mayBeOthers: (why: string): string => `${why}: there may be other decisions or alerts.`,
  notKnown: (names: readonly string[]): string => `Not known: ${names.join(', ')}.`,
  noResuscitation: (sources: number): string => `No resuscitation decision recorded ${atSources(sources)}.`,
  notRecorded: (sources: number, names: readonly string[]): string => `Not recorded ${atSources(sources)}: ${names.join(', ')}.`,
  missing: (sources: number): string => `${formatCountOf(sources, 'source', 'sources')} missing`,
  sharesNoDocuments: (names: readonly string[]): string =>
    `${formatSources(names)} ${names.length === 1 ? 'shares' : 'share'} no documents; one may be there.`,
  givesPart: (names: readonly string[]): string =>
    `${formatSources(names)} ${names.length === 1 ? 'gives' : 'give'} only part; one may be there.`,
  cannotBeAsked: (names: readonly string[]): string =>
    `${formatSources(names)} ${names.length === 1 ? 'does' : 'do'} not provide decisions; one may be there.`,
} as const;

export const noticeWords = {
  openToRead: (words: string, day: string | undefined): string => `${[words, day].filter(Boolean).join(', ')}: open to read`,
  /** "Adjustment: Hard of hearing, face her"; a title that says so already stays as it is. */
  adjustment: (title: string): string => (/\badjustments?\b/i.test(title) ? title : `Adjustment: ${title}`),
  interpreterNeeded: (languages: readonly string[]): string =>
    languages.length === 0 ? 'Interpreter needed' : `Interpreter needed: ${languages.join(', ')}`,
  differ: 'Decisions differ',
  notAForm: 'Not a resuscitation form. See the original.',
  statusUnknown: 'status unknown',
} as const;
