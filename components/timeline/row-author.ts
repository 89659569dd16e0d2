import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { authorLabels, tellerLabels } from './words.ts';

export interface RowAuthor {
  readonly name: string;
  /** "stated by Amara Brooks" where it is not who wrote it. */
  readonly words: string;
}

/** Author of an entry, from its facts; undefined where it names nobody, or its content is not shown. */
export function rowAuthor({ facts, withheld, assertion }: TimelineEntry): RowAuthor | undefined {
  if (withheld !== undefined || assertion === 'removed') return undefined;
  const valueOf = (label: string): string | undefined => facts.find((fact) => fact.label === label && fact.isSourceData !== true)?.value;
  for (const label of authorLabels) {
    const name = valueOf(label);
    if (name !== undefined) return { name, words: name };
  }
  for (const label of tellerLabels) {
    const name = valueOf(label);
    if (name !== undefined) return { name, words: `${label.toLowerCase()} ${name}` };
  }
  return undefined;
}
