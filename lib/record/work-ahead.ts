import { corpusOf } from './corpus.ts';
import { drawAhead } from './draw-view.ts';
import type { Timeline } from './timeline.ts';

/**
 * Works out what the next drawing of this timeline will ask for: so that it is done line by line as they come, and not
 * in one block when the page draws. Changes nothing that anyone sees.
 */
export function workAhead(timeline: Timeline): void {
  drawAhead(corpusOf(timeline.sources), timeline);
}
