'use client';
import { useMemo, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import type { CellContext } from '#/components/flowsheet/cells/cell-words.ts';
import type { MedicineBar } from '#/lib/record/flowsheet/medicine-bars.ts';
import type { DockScale } from './dock-scale.ts';
import { dockWords } from './dock-words.ts';

interface Props {
  readonly medicines: readonly MedicineBar[];
  readonly scale: DockScale;
  readonly context: CellContext;
  readonly onOpen: (id: string) => void;
}

const shownAtFirst = 4;

/** Courses of medicines on the dock's time: what is forbidden, what differs and what began in sight come first. */
export function MedicineLanes({ medicines, scale, context: { sources }, onOpen }: Props) {
  const [isWhole, setWhole] = useState(false);
  const inSight = useMemo(() => lanesInSight(medicines, scale), [medicines, scale]);
  const shownLanes = isWhole ? inSight : inSight.slice(0, shownAtFirst);
  if (inSight.length === 0) return <p className="dock-medicines-head">{dockWords.noMedicines}</p>;
  return (
    <>
      <p className="dock-medicines-head">
        {dockWords.medicines(shownLanes.length, inSight.length)}
        {inSight.length > shownAtFirst ? (
          <>
            {' · '}
            <LinkButton onPress={() => setWhole(!isWhole)}>{isWhole ? dockWords.fewerMedicines : dockWords.allMedicines}</LinkButton>
          </>
        ) : undefined}
      </p>
      <ul className="dock-medicines">
        {shownLanes.map(({ bar, left, right }) => {
          const { hue } = sourceMark(sources.get(bar.group.sources[0] ?? ''));
          const names = bar.group.sources.map((id) => sources.get(id)?.name ?? id).join(', ');
          const words = bar.isForbidden ? dockWords.doNotGive : bar.dose;
          const notes = [bar.differs ? dockWords.differs : '', bar.isEndUnknown ? dockWords.endUnknown : ''].filter(Boolean).join(', ');
          return (
            <li key={bar.group.id}>
              <LinkButton className="dock-medicine-name" title={names} onPress={() => onOpen(bar.group.id)}>
                {bar.name}
              </LinkButton>
              <span className="dock-medicine-note">{notes}</span>
              <span className="dock-medicine-lane">
                <span
                  className="dock-bar"
                  data-hue={hue}
                  data-forbidden={bar.isForbidden ? true : undefined}
                  title={`${words}, ${names}`}
                  style={{ insetInlineStart: left, width: Math.max(6, right - left) }}
                >
                  {words}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function lanesInSight(medicines: readonly MedicineBar[], scale: DockScale) {
  const lanes = medicines.flatMap((bar) => {
    const place =
      scale.stretch(bar.from, bar.to === bar.from ? bar.from + 1 : bar.to) ??
      (bar.to > bar.from ? scale.stretch(bar.from, bar.to) : undefined);
    return place ? [{ bar, ...place }] : [];
  });
  const rank = ({ bar, left }: (typeof lanes)[number]): number => (bar.isForbidden ? 0 : bar.differs ? 1 : left > 0 ? 2 : 3);
  return lanes.toSorted((first, second) => rank(first) - rank(second) || second.bar.from - first.bar.from);
}
