import 'server-only';
import { guardRequest } from '#/lib/session/open/guard-request.ts';
import { noteRefusal } from './note-refusal.ts';
import { decisionDetails } from './words.ts';

/** Lets only our own page's `fetch` through (`guardRequest`), and writes down what it turns away. */
export function guardRoute(request: Request): Response | undefined {
  const refused = guardRequest(request);
  if (refused) noteRefusal(decisionDetails.notOurPage);
  return refused;
}
