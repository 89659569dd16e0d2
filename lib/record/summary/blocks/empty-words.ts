import { formatCount, formatCountOf, formatSources, pickPlural } from '#/lib/record/words/phrase.ts';
import type { BlockNouns } from './block-words.ts';

const sourcesOf = (count: number): string => formatCountOf(count, 'source', 'sources');

const endedWords = (ended: number, { counted, ended: word }: BlockNouns): string =>
  ended > 0 ? (counted ?? `${formatCount(ended)} ${word}`) : '';

/** Sentences of a block without rows (visual-next §6, "What an empty block says"). */
export const emptyBlockWords = {
  none: ({ kind }: BlockNouns) => `No ${kind} recorded.`,
  onlyEnded: (ended: number, nouns: BlockNouns) =>
    nouns.noneWanted === undefined ? `No ${nouns.wanted}. ${endedWords(ended, nouns)}.` : `${nouns.noneWanted}.`,
  noneAt: (sources: number, ended: number, nouns: BlockNouns) => {
    if (ended === 0) return `No ${nouns.kind} at ${sourcesOf(sources)}.`;
    return nouns.noneWanted === undefined
      ? `No ${nouns.wanted} at ${sourcesOf(sources)}, ${endedWords(ended, nouns)}.`
      : `${nouns.noneWanted} at ${sourcesOf(sources)}.`;
  },
  inPart: (sources: number, ended: number, nouns: BlockNouns) =>
    ended > 0
      ? `No ${nouns.wanted} in what ${sourcesOf(sources)} gave in documents, ${endedWords(ended, nouns)}; ${pickPlural(sources, 'it', 'they')} may hold more.`
      : `None in what ${sourcesOf(sources)} gave in documents; ${pickPlural(sources, 'it', 'they')} may hold more.`,
  bounds: ({ partial, notShared, unsupported, nouns }: Bounds) =>
    [
      notShared.length > 0 ? `${formatSources(notShared)} ${pickPlural(notShared.length, 'does', 'do')} not share ${nouns.kind}.` : '',
      partial > 0
        ? `${sourcesOf(partial)} ${pickPlural(partial, 'gives', 'give')} part only; ${pickPlural(partial, 'it', 'they')} may hold more.`
        : '',
      unsupported.length > 0
        ? `${formatSources(unsupported)} cannot be asked for ${nouns.kind}; ${pickPlural(unsupported.length, 'it', 'they')} may hold some.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  missing: (sources: number, ended: number, nouns: BlockNouns, unreadable: string | undefined) => {
    const received =
      ended > 0 ? (nouns.receivedOnly ?? `Received so far: ${endedWords(ended, nouns)}, ${nouns.nothingWanted}.`) : 'Nothing received.';
    const why = sources > 0 ? `${sourcesOf(sources)} missing, ${pickPlural(sources, 'it', 'they')} may hold some.` : undefined;
    return [received, why, unreadable && `${unreadable.charAt(0).toUpperCase()}${unreadable.slice(1)}.`].filter(Boolean).join(' ');
  },
  personal: (ended: number, nouns: BlockNouns) =>
    [
      ended > 0 ? `Received: ${endedWords(ended, nouns)}, ${nouns.nothingWanted}.` : 'Nothing received.',
      'Some information may not be shown because of confidentiality or the patient’s choices.',
    ].join(' '),
  hiddenFromRole: {
    all: ({ kind }: BlockNouns) => `Not shown to your role: ${kind}.`,
    part: ({ kind }: BlockNouns) => `Nothing to show; some ${kind} are not shown to your role.`,
  },
  limit: (entries: number, source: string) => `${formatCount(entries)} received from ${source}; there may be more`,
  hidden: (rows: number) => `${formatCount(rows)} hidden by you`,
  unclear: (statements: readonly { readonly title: string; readonly source: string }[]) =>
    `Recorded, but unclear: see ${statements.map(({ title, source }) => `“${title}”, ${source}`).join('; ')}.`,
  nowhere: ({ kind }: BlockNouns) => `These sources hold no ${kind}.`,
} as const;

interface Bounds {
  readonly partial: number;
  readonly notShared: readonly string[];
  readonly unsupported: readonly string[];
  readonly nouns: BlockNouns;
}
