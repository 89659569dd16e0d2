import { receivedEntriesOf } from './received-entries.ts';
import { updateComputedViews } from './compute-view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/**
 * Works out what the next drawing of this timeline will ask for: so that it is done line by line as they come, and not
 * in one block when the page draws. Changes nothing that anyone sees.
 */
export function precomputeViews(timeline: Timeline): void {
  updateComputedViews(receivedEntriesOf(timeline.sources), timeline);
}
