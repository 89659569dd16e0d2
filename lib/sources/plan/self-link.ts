import type { QueryParams } from './plan.ts';

/** Parameters that narrow an answer clinically: a source that adds one of its own kept something back. */
const narrowing = new Set([
  'status',
  'clinical-status',
  'verification-status',
  'category',
  'date',
  'code',
  'type',
  'intent',
  '_lastUpdated',
  '_since',
  'period',
  'authored',
  'recorded-date',
]);

export interface SelfLinkCheck {
  /** Asked for, and not in what the source says it searched for (H08). */
  readonly ignored: readonly string[];
  /** In it, and never asked for. */
  readonly added: readonly string[];
}

/** Compares what was asked with `Bundle.link[self]` (FHIR R4 §3.1.1.1.2). A source without one says nothing. */
export function checkSelfLink(self: string | undefined, asked: QueryParams): SelfLinkCheck {
  const query = self?.includes('?') ? new URLSearchParams(self.slice(self.indexOf('?') + 1)) : undefined;
  if (!query) return { ignored: [], added: [] };
  const searched = new Set([...query.keys()].map(nameOf));
  // An opaque self link (a search id alone) repeats no parameter: nothing can be learned from it.
  const names = asked.map(([name]) => name).filter((name) => !name.startsWith('_'));
  if (!names.some((name) => isSearched(name, searched)) && ![...searched].some((name) => !name.startsWith('_')))
    return { ignored: [], added: [] };
  return {
    ignored: names.filter((name) => !isSearched(name, searched)),
    added: [...searched].filter((name) => narrowing.has(name) && !names.includes(name)),
  };
}

/** `patient` may come back as `subject`, `patient.identifier` or with a modifier. */
const nameOf = (key: string): string => key.split(/[:.]/)[0] ?? key;

const isSearched = (name: string, searched: ReadonlySet<string>): boolean =>
  searched.has(name) || (name === 'patient' && (searched.has('subject') || searched.has('actor')));
