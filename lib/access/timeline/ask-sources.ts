import 'server-only';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { membersNamed, sourcesOf } from '#/lib/access/request/record-request.ts';
import type { SourceOpening } from '#/lib/access/request/source-opening.ts';
import { askMembersAgain } from './ask-members-again.ts';
import { askSource } from './ask-source.ts';
import { joinMembers } from './join-members.ts';
import { mergeSources } from './merge-sources.ts';

/** Asks every source of the request at once, and the members of networks that join; `stop`: called when nobody reads on. */
export function askSources(
  asking: Omit<SourceOpening, 'source' | 'join'>,
  running: AbortSignal,
  stop: () => void,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const { request } = asking;
  const merged = mergeSources(request.attempt, stop);
  const join = joinMembers({ asking, add: merged.add, signal: running });
  for (const source of sourcesOf(request)) merged.add({ id: source.id, messages: askSource({ ...asking, source, join }, running) });
  for (const [source, ids] of membersNamed(request)) {
    const [id = source.id] = ids;
    merged.add({ id, messages: askMembersAgain({ ...asking, source: { ...source, ask: 'always' } }, ids, join, running) });
  }
  return merged.messages();
}
