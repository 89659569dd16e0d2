// Next's own reading: anything stricter would refuse its pages, anything looser would let a stack be written.
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';

/** Header by which Next's pages say what they show already. */
const header = 'next-router-state-tree';

/** Tells whether Next can read what a request says that its page shows: it answers 500 to the rest, and writes a stack for each. */
export function isRouterStateReadable(headers: NodeJS.Dict<string | string[]>): boolean {
  try {
    parseAndValidateFlightRouterState(headers[header]);
    return true;
  } catch {
    return false;
  }
}
