'use client';
import { Button } from '#/components/ui/button.tsx';
import type { SourceNames } from './row-words.ts';
import { timelineWords } from './words.ts';

interface Props {
  /** Entries that wait, by source. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly sources: SourceNames;
  readonly onShow: (source: string) => void;
}

/** "14 new from Royal Park · show": entries that came while the reader was reading; at the foot, over no heading and no value being read. */
export function LateChips({ waiting, sources, onShow }: Props) {
  if (waiting.size === 0) return undefined;
  return (
    <div className="late-chips">
      {[...waiting].map(([id, entries]) => (
        <Button key={id} primary className="shadow-overlay" onPress={() => onShow(id)}>
          {timelineWords.newFrom(entries, sources.get(id)?.name ?? id)}
        </Button>
      ))}
    </div>
  );
}
