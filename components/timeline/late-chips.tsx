'use client';
import { Button } from '#/components/ui/button.tsx';
import { formatCount } from '#/lib/record/phrase.ts';
import type { SourceNames } from './row-words.ts';

interface Props {
  /** Entries that wait, by source. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly sources: SourceNames;
  readonly onShow: (source: string) => void;
}

/** "14 new from Royal Park · show": what came while the reader was reading. */
export function LateChips({ waiting, sources, onShow }: Props) {
  if (waiting.size === 0) return undefined;
  return (
    <div className="pointer-events-none flex flex-wrap justify-center gap-2 p-2">
      {[...waiting].map(([id, entries]) => (
        <Button key={id} primary className="pointer-events-auto shadow-overlay" onPress={() => onShow(id)}>
          {formatCount(entries)} new from {sources.get(id)?.name ?? id} · show
        </Button>
      ))}
    </div>
  );
}
