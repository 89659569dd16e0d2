import { useState } from 'react';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { LaneMark, MedicineLane, MedicineLanes as Lanes } from '#/lib/record/medicines/lanes/medicine-lanes.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { medicinesPageWords as words } from './words.ts';

interface Props {
  readonly lanes: Lanes;
  readonly sources: ReadonlyMap<string, PublicSource>;
}

const shownAtFirst = 5;

/** Two years of the medicines: an issue is a mark, a course a bar as long as it was; stays in hospital are shaded. Speech has the same in words. */
export function MedicineLanes({ lanes: { lanes, stays, ticks }, sources }: Props) {
  const [hasAll, setAll] = useState(false);
  if (lanes.length === 0) return undefined;
  const drawnLanes = hasAll ? lanes : lanes.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="medicine-lanes" className="medicine-lanes">
      <div className="medicine-lanes-head">
        <h3 id="medicine-lanes" className="m-0 text-row font-semibold">
          {words.lanes}
        </h3>
        {lanes.length > shownAtFirst ? (
          <span className="text-meta text-muted">
            {words.lanesShown(drawnLanes.length, lanes.length)} ·{' '}
            <LinkButton onPress={() => setAll(!hasAll)}>{hasAll ? words.fewerLanes : words.allLanes}</LinkButton>
          </span>
        ) : undefined}
        <span className="medicine-lanes-key" aria-hidden>
          <i className="lane-issue" /> {words.issue} <i className="lane-course" /> {words.course} <i className="lane-stay" /> {words.stay}
        </span>
      </div>
      <div className="medicine-lanes-grid">
        <div className="lane-track lane-axis" aria-hidden>
          {ticks.map(({ at, words: month }) => (
            <span key={month} className="lane-tick" style={{ left: percent(at) }}>
              {month}
            </span>
          ))}
        </div>
        <div className="lane-track lane-stays" aria-hidden>
          {stays.map(({ from, width, words: stay }) => (
            <span key={`${stay} ${from}`} title={stay} style={{ left: percent(from), width: `max(3px, ${percent(width)})` }} />
          ))}
        </div>
        <ul className="m-0 list-none p-0">
          {drawnLanes.map((lane) => (
            <LaneRow key={lane.key} lane={lane} sources={sources} />
          ))}
        </ul>
        {stays.length > 0 ? (
          <p className="visually-hidden">
            {words.stay}: {stays.map(({ words: stay }) => stay).join('; ')}
          </p>
        ) : undefined}
      </div>
    </section>
  );
}

function LaneRow({ lane, sources }: { readonly lane: MedicineLane; readonly sources: Props['sources'] }) {
  return (
    <li className="lane">
      <span className={`lane-name ${lane.isCurrent ? '' : 'text-muted'}`} aria-hidden>
        <span className={lane.isCurrent ? 'font-semibold' : ''}>{lane.name}</span> {lane.detail}
      </span>
      <span className="visually-hidden">{words.lane(lane.name, [lane.detail, lane.words].filter(Boolean).join(': '))}</span>
      <span className="lane-track" aria-hidden>
        {lane.marks.map((mark, index) => (
          <Mark key={index} mark={mark} sources={sources} />
        ))}
      </span>
    </li>
  );
}

function Mark({ mark: { type, from, width, source }, sources }: { readonly mark: LaneMark; readonly sources: Props['sources'] }) {
  return (
    <span
      className={type === 'issue' ? 'lane-issue' : 'lane-course'}
      data-hue={sourceMark(sources.get(source)).hue}
      style={type === 'issue' ? { left: percent(from) } : { left: percent(from), width: `max(6px, ${percent(width)})` }}
    />
  );
}

const percent = (part: number): string => `${Math.round(part * 10_000) / 100}%`;
