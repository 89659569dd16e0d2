import 'server-only';
import { readSearchsetInSlices, type ReadBundle } from '#/lib/fhir/answer/bundle.ts';
import { runInTurns, startPace } from '#/lib/process/pace.ts';

/** Slices of a page's entries that are read in one turn of the event loop. */
const slicesAtOnce = 4;

/** Reads a search's answer as `readSearchset` does; a long one lets others go on meanwhile. `owner`: the source it is from. */
export const readSearchsetInTurns = (body: unknown, owner: string): Promise<ReadBundle> =>
  runInTurns(readSearchsetInSlices(body), startPace(owner, slicesAtOnce));
