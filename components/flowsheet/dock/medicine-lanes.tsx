'use client';
import { useId, useMemo, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import type { CellContext } from '#/components/flowsheet/cells/cell-words.ts';
import type { MedicineBar } from '#/lib/record/flowsheet/medicine-bars.ts';
import { toggleMember } from '#/lib/record/model/toggle-member.ts';
import type { DockScale } from './dock-scale.ts';
import { dockWords } from './dock-words.ts';
import { type Lane, lanesInSight } from './lanes-in-sight.ts';

interface Props {
  readonly medicines: readonly MedicineBar[];
  readonly scale: DockScale;
  readonly context: CellContext;
  readonly onOpen: (id: string) => void;
}

const shownAtFirst = 4;

/**
 * Medicines on the dock's time. Until the reader chooses, what is forbidden, what differs and what began in sight come first; a choice
 * stays while tests change.
 */
export function MedicineLanes({ medicines, scale, context: { sources }, onOpen }: Props) {
  const [isChoosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const listId = useId();
  const inSight = useMemo(() => lanesInSight(medicines, scale), [medicines, scale]);
  const standard = useMemo(() => new Set(inSight.slice(0, shownAtFirst).map(({ bar }) => bar.group.id)), [inSight]);
  const ticked = chosen ?? standard;
  const shownLanes = isChoosing ? inSight : inSight.filter(({ bar }) => ticked.has(bar.group.id));
  const outOfSight = chosen === undefined ? 0 : [...chosen].filter((id) => inSight.every(({ bar }) => bar.group.id !== id)).length;
  if (inSight.length === 0) return <p className="dock-medicines-head">{dockWords.noMedicines}</p>;
  return (
    <>
      <p className="dock-medicines-head">
        {dockWords.medicines(inSight.length - inSight.filter(({ bar }) => !ticked.has(bar.group.id)).length, inSight.length)}
        {outOfSight > 0 ? ` · ${dockWords.chosenOutOfSight(outOfSight)}` : ''}
        {' · '}
        <LinkButton aria-expanded={isChoosing} aria-controls={listId} onPress={() => setChoosing(!isChoosing)}>
          {isChoosing ? dockWords.doneChoosing : dockWords.chooseMedicines}
        </LinkButton>
        {isChoosing ? (
          <>
            {' · '}
            <LinkButton onPress={() => setChosen(new Set(inSight.map(({ bar }) => bar.group.id)))}>{dockWords.allMedicines}</LinkButton>
            {' · '}
            <LinkButton onPress={() => setChosen(new Set())}>{dockWords.noneChosen}</LinkButton>
          </>
        ) : undefined}
      </p>
      <ul id={listId} className="dock-medicines">
        {shownLanes.map((lane) => (
          <MedicineLane
            key={lane.bar.group.id}
            lane={lane}
            sources={sources}
            isTicked={ticked.has(lane.bar.group.id)}
            onTick={isChoosing ? () => setChosen(toggleMember(ticked, lane.bar.group.id)) : undefined}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </>
  );
}

interface LaneProps extends Pick<Props, 'onOpen'> {
  readonly lane: Lane;
  readonly sources: CellContext['sources'];
  readonly isTicked: boolean;
  /** Undefined while nothing is chosen. */
  readonly onTick: (() => void) | undefined;
}

/** A medicine: its course as a bar, each issue as a mark of 3 px. */
function MedicineLane({ lane: { bar, course, issues }, sources, isTicked, onTick, onOpen }: LaneProps) {
  const { hue } = sourceMark(sources.get(bar.group.sources[0] ?? ''));
  const names = bar.group.sources.map((id) => sources.get(id)?.name ?? id).join(', ');
  const words = bar.isForbidden ? dockWords.doNotGive : bar.dose;
  const notes = [bar.differs ? dockWords.differs : '', bar.isEndUnknown ? dockWords.endUnknown : ''].filter(Boolean).join(', ');
  const issueWords = issues.length > 0 ? dockWords.issues(issues.length) : '';
  return (
    <li>
      <span className="dock-medicine-name">
        {onTick === undefined ? undefined : (
          <input type="checkbox" aria-label={dockWords.drawMedicine(bar.name)} checked={isTicked} onChange={onTick} />
        )}
        <LinkButton title={names} onPress={() => onOpen(bar.group.id)}>
          {bar.name}
        </LinkButton>
      </span>
      <span className="dock-medicine-note">{notes}</span>
      <span className="dock-medicine-lane" data-hue={hue}>
        {course === undefined ? undefined : (
          <span
            className="dock-bar"
            data-forbidden={bar.isForbidden ? true : undefined}
            title={`${words}, ${names}`}
            style={{ insetInlineStart: course.left, width: Math.max(6, course.right - course.left) }}
          >
            {words}
          </span>
        )}
        {issues.map((x, index) => (
          <i
            key={`${index} ${x}`}
            className="dock-issue"
            data-alone={course === undefined ? true : undefined}
            style={{ insetInlineStart: x - 1.5 }}
            aria-hidden
          />
        ))}
        {issueWords === '' ? undefined : (
          <span className="visually-hidden">{course === undefined ? `${words}, ${issueWords}` : issueWords}</span>
        )}
      </span>
    </li>
  );
}
