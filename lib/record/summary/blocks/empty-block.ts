import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { allCompleteSentence } from '#/lib/record/completeness/words.ts';
import type { BlockSources } from './block-sources.ts';
import type { BlockNouns } from './block-words.ts';
import { emptyBlockWords } from './empty-words.ts';

/** How a block without rows stands (visual-next §6); `asking`: grey bars, no words. */
export type EmptyKind =
  | 'asking'
  | 'hidden'
  | 'unclear'
  | 'limit'
  | 'missing'
  | 'personal'
  | 'standing'
  | 'not-shared'
  | 'only-ended'
  | 'none'
  | 'nowhere';

export interface EmptyBlock {
  readonly kind: EmptyKind;
  /** Empty while sources are asked. */
  readonly words: string;
  /** The reader's next step beside the words. */
  readonly action?: 'show' | 'ask-again';
  /** Ids of the sources to ask again. */
  readonly ask?: readonly string[];
}

export interface EmptyFacts {
  readonly sources: BlockSources;
  readonly nouns: BlockNouns;
  /** Entries of the kind that are held and do not belong in the block. */
  readonly ended: number;
  /** Rows that would stand in the block but for the reader's ticks. */
  readonly hidden: number;
  /** Held statements that are neither an item nor the absence of one, with their source. */
  readonly unclear: readonly { readonly title: string; readonly source: string }[];
}

/**
 * Says why a block has no rows. "No …" is said only where every source that can hold the kind answered whole, or keeps it back by
 * agreement or by its nature, and is then named in the same words (H05); never while the block's head carries the broken cloud.
 */
export function emptyBlock({ sources, nouns, ended, hidden, unclear }: EmptyFacts): EmptyBlock {
  const { asking, missing, limited, isOpening, unreadable, hasPersonal } = sources;
  if (asking.length > 0 || isOpening) return { kind: 'asking', words: '' };
  if (hidden > 0) return { kind: 'hidden', words: emptyBlockWords.hidden(hidden), action: 'show' };
  // The role is not shown the kind, whoever answered: no source is missing, and none keeps it back.
  if (sources.hiddenFromRole) return { kind: 'not-shared', words: emptyBlockWords.hiddenFromRole[sources.hiddenFromRole](nouns) };
  if (unclear.length > 0) return { kind: 'unclear', words: emptyBlockWords.unclear(unclear) };
  const [stopped] = limited;
  if (stopped && stopped.entries > 0 && missing.length === limited.length) {
    return { kind: 'limit', words: emptyBlockWords.limit(stopped.entries, stopped.source.name), action: 'ask-again', ask: idsOf(missing) };
  }
  if (missing.length > 0 || unreadable !== undefined) {
    return { kind: 'missing', words: emptyBlockWords.missing(missing.length, ended, nouns, unreadable) };
  }
  return hasPersonal ? { kind: 'personal', words: emptyBlockWords.personal(ended, nouns) } : certainly(sources, nouns, ended);
}

/** Every source that can hold the kind has answered as far as it ever will. */
function certainly(sources: BlockSources, nouns: BlockNouns, ended: number): EmptyBlock {
  const { whole, partial, notShared, unsupported, strangers, isPageWhole } = sources;
  const bounds = emptyBlockWords.bounds({
    partial: partial.length,
    notShared: namesOf(notShared),
    unsupported: namesOf(unsupported),
    nouns,
  });
  if (bounds !== '') {
    const kind = partial.length > 0 ? 'standing' : 'not-shared';
    if (partial.length > 0 && whole.length + notShared.length + unsupported.length === 0) {
      return { kind, words: emptyBlockWords.inPart(partial.length, ended, nouns) };
    }
    return { kind, words: whole.length === 0 ? bounds : `${emptyBlockWords.noneAt(whole.length, ended, nouns)} ${bounds}` };
  }
  if (whole.length + strangers === 0) return { kind: 'nowhere', words: emptyBlockWords.nowhere(nouns) };
  if (ended > 0) return { kind: 'only-ended', words: emptyBlockWords.onlyEnded(ended, nouns) };
  return {
    kind: 'none',
    words: `${nouns.none ?? emptyBlockWords.none(nouns)} ${allCompleteSentence(whole.length, strangers, isPageWhole ? undefined : nouns.kind)}`,
  };
}

const idsOf = (sources: readonly PublicSource[]): readonly string[] => sources.map(({ id }) => id);
const namesOf = (sources: readonly PublicSource[]): readonly string[] => sources.map(({ name }) => name);
