import { type View, wholeView } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { computeView } from '#/lib/record/list/compute-view.ts';
import { visibilityCodes } from '#/lib/record/list/entry-visibility.ts';
import { entryFilter } from '#/lib/record/list/filter.ts';
import { listedView } from '#/lib/record/list/listed-view.ts';
import { preparedEntriesOf, receivedEntriesOf } from '#/lib/record/list/received-entries.ts';
import type { ReceivedEntries } from '#/lib/record/list/received-entries.ts';

/** Rows that the reader hides from the whole list, each in exactly one part (H21). */
export interface HiddenParts {
  /** Rows of which nothing lies in the time asked for. */
  readonly byTime: number;
  /** Rows that lie in it, by the hidden source that holds them; every hidden source that holds anything is named, with 0 too. */
  readonly bySource: readonly { readonly source: string; readonly rows: number }[];
  /** Rows that lie in it and are of kinds not chosen. */
  readonly byKind: number;
}

const isShown = 1;
const isInTime = 2;
const isOfTickedSource = 4;

/** Splits the hidden rows of the list without a category by what hides them: time before source, kind before source. */
export function hiddenParts(timeline: Timeline, view: View): HiddenParts {
  const received = receivedEntriesOf(timeline.sources);
  const listed = listedView(timeline, view);
  const whole = listedView(timeline, { ...wholeView, ...(view.accepted && { accepted: view.accepted }) });
  const { visibility } = computeView(received, timeline, listed);
  const { rowLead, rowByLead } = computeView(received, timeline, whole);
  const hiddenSources = received.columns.sourceIds.map((id) => {
    const state = timeline.sources.get(id);
    return state !== undefined && isHiddenByTicks(state.source, view);
  });
  const { marks, sourceOfRow } = markRows(received, { visibility, rowLead, view, hiddenSources });
  const rowsBySource = new Map(
    received.columns.sourceIds.flatMap((id, number) => (hiddenSources[number] ? [[id, 0] as readonly [string, number]] : [])),
  );
  let [byTime, byKind] = [0, 0];
  for (let index = 0; index < received.length; index += 1) {
    const mark = marks[index] ?? 0;
    if (rowByLead[index] === undefined || (mark & isShown) !== 0) continue;
    const source = received.columns.sourceIds[sourceOfRow[index] ?? 0] ?? '';
    if ((mark & isInTime) === 0) byTime += 1;
    else if ((mark & isOfTickedSource) !== 0) byKind += 1;
    else rowsBySource.set(source, (rowsBySource.get(source) ?? 0) + 1);
  }
  return { byTime, byKind, bySource: [...rowsBySource].map(([source, rows]) => ({ source, rows })) };
}

interface Marking {
  readonly visibility: Uint8Array;
  readonly rowLead: Int32Array;
  readonly view: View;
  /** True for a hidden source, at its number. */
  readonly hiddenSources: readonly boolean[];
}

/** Marks of each row, true of any entry of it, at the index of the row's lead; and the number of a source whose entry lies in the time. */
function markRows(received: ReceivedEntries, { visibility, rowLead, view, hiddenSources }: Marking) {
  const { length, columns } = received;
  const entries = preparedEntriesOf(received);
  const { period, since } = view;
  const passes = entryFilter({ ...(period && { period }), ...(since && { since }) });
  const marks = new Uint8Array(length);
  const sourceOfRow = new Uint16Array(length);
  for (let index = 0; index < length; index += 1) {
    const lead = rowLead[index] ?? -1;
    const entry = entries[index];
    if (lead < 0 || !entry) continue;
    if (visibility[index] === visibilityCodes.visible) marks[lead] = (marks[lead] ?? 0) | isShown;
    if (passes && !passes(entry)) continue;
    const source = columns.source[index] ?? 0;
    sourceOfRow[lead] = source;
    marks[lead] = (marks[lead] ?? 0) | isInTime | (hiddenSources[source] ? 0 : isOfTickedSource);
  }
  return { marks, sourceOfRow };
}
