import { EyeOff } from 'lucide-react';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { alsoAtWords } from './also-at-words.ts';

interface Props {
  /** Ids of the hidden sources. */
  readonly holders: readonly string[];
  readonly sources: ReadonlyMap<string, PublicSource>;
  /** Writes the names out, and by whom they are hidden. */
  readonly whole?: boolean;
}

/** "also at RS", with an eye that is struck through: the row compares only what is in sight. */
export function AlsoAt({ holders, sources, whole = false }: Props) {
  if (holders.length === 0) return undefined;
  return (
    <span className="inline-flex items-center gap-1 text-meta text-muted">
      <EyeOff size={13} aria-hidden className="flex-none" /> {alsoAtWords(holders, sources)[whole ? 'spoken' : 'drawn']}
    </span>
  );
}
