import 'server-only';
import { viewDigests } from '#/lib/audit/shown/entry-digests.ts';
import { collectDigests } from '#/lib/audit/shown/sent-digests.ts';
import { shownEvents } from '#/lib/audit/shown/shown-events.ts';
import type { NoteSent, SentNotes } from './source-opening.ts';
import { auditContext, type TimelineRequest } from './record-request.ts';

const noNotes: SentNotes = { take: () => undefined, events: () => [] };

/** Takes the digests of what each source's stream sends, where the configuration has a key for them (`audit.digests`). */
export function noteSent(request: TimelineRequest): NoteSent {
  const key = request.config.audit.digests;
  if (!key) return () => noNotes;
  const digests = viewDigests(key, request.session.id);
  return ({ id, name }) => {
    const ownDigests = collectDigests(digests);
    const from = new Date().toISOString();
    const events: SentNotes['events'] = (requestId, outcomes) =>
      shownEvents(auditContext(request), {
        source: { id, name },
        requestId,
        attempt: request.attempt,
        from,
        outcomes,
        keyId: digests.keyId,
        digests: ownDigests.byCategory(),
      });
    return { take: ownDigests.add, events };
  };
}
