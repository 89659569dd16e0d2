import { type AllergyFacts, allergyFacts, isOpen } from './allergy-facts.ts';
import { type AllergyName, allergyName } from './allergy-names.ts';
import { type AllergyPill, allergyPill } from './allergy-pill.ts';
import { allergySentences, askingSources } from './allergy-words.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** The banner's allergy label, one of four (standards §7.1, H13), from every source asked, never from ticks (H21). */
export interface AllergyLabel {
  readonly state: 'known' | 'none-known' | 'not-recorded' | 'unavailable';
  readonly label: 'Known allergies' | 'No known allergies' | 'Allergies not recorded' | 'Allergies unavailable';
  /** Sources are still being asked. */
  readonly loading: boolean;
  /** Merged groups of positive allergies that are not over. */
  readonly count: number;
  /** Names of all of them, gravest first. */
  readonly names: readonly AllergyName[];
  /** "Known allergies (3)"; before the first answer "Allergies: asking 7 sources". */
  readonly short: string;
  /** Second line, whole sentences. */
  readonly sentences: readonly string[];
  /** Not every source that can hold allergies has answered in full. */
  readonly incomplete: boolean;
  /** Incompleteness on the label's face, with a dashed edge; absent when every source has ended well (H40). */
  readonly pill?: AllergyPill;
}

const labels = {
  known: 'Known allergies',
  'none-known': 'No known allergies',
  'not-recorded': 'Allergies not recorded',
  unavailable: 'Allergies unavailable',
} as const;

export function allergyLabel(timeline: Timeline): AllergyLabel {
  const facts = allergyFacts(timeline);
  const { knownGroups, standings, unreadable, open } = facts;
  const incomplete = isOpen(facts);
  const state = stateOf(facts, incomplete);
  const label = labels[state];
  const names = knownGroups.map(allergyName);
  const pill = allergyPill(facts);
  const isFirst = knownGroups.length === 0 && unreadable === undefined && standings.every(({ word }) => word === 'pending');
  const short = isFirst ? askingSources(standings.length) : knownGroups.length > 0 ? `${label} (${knownGroups.length})` : label;
  const loading = standings.length === 0 ? unreadable === undefined : open.some(({ word }) => word === 'pending');
  return {
    state,
    label,
    loading,
    count: knownGroups.length,
    names,
    short,
    sentences: allergySentences(facts, state),
    incomplete,
    // The words of the label already say that every source is asked.
    ...(pill !== undefined && !isFirst && { pill }),
  };
}

/** A positive entry beats "none known" elsewhere; "none" needs every source's full answer and one source that says so (H05, H13). */
function stateOf(facts: AllergyFacts, incomplete: boolean): AllergyLabel['state'] {
  if (facts.knownGroups.length > 0) return 'known';
  if (incomplete || (facts.problems.length > 0 && facts.noneKnown.length > 0)) return 'unavailable';
  return facts.noneKnown.length > 0 ? 'none-known' : 'not-recorded';
}
