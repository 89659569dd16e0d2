import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { membersNamed, sourcesOf } from '#/lib/access/request/record-request.ts';
import { memberMarks } from '#/lib/access/request/source-marks.ts';
import type { JoinMembers, SourceOpening } from '#/lib/access/request/source-opening.ts';
import { badgesFor } from '#/lib/sources/network/badges.ts';
import { askMembersAgain } from './ask-members-again.ts';
import { askSource } from './ask-source.ts';
import { mergeSources, type SourceStream } from './merge-sources.ts';
import { publicSource } from './opening-messages.ts';

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

interface Joining {
  readonly asking: Omit<SourceOpening, 'source' | 'join'>;
  readonly add: (source: SourceStream) => void;
  readonly signal: AbortSignal;
}

/** Makes each member that a network found a source of its own in this stream, decided and audited like any other. */
function joinMembers({ asking, add, signal }: Joining): JoinMembers {
  const { request, policy } = asking;
  const { config } = request;
  const badges = new Set(config.sources.map(({ code }) => code));
  const configuredUrls = new Set(config.sources.map(({ url }) => url));
  return (network, { members, memberCounts }) => {
    // Sorted by id, so that the same members have the same badges at each stream; a member that is configured by itself is
    // queried already.
    const joining = members.filter(({ url }) => !configuredUrls.has(url)).toSorted(byId);
    const codes = badgesFor(
      joining.map(({ name }) => name),
      badges,
    );
    const marks = memberMarks(
      joining.map(({ id }) => id),
      config,
    );
    const networkMessage = { type: 'source', source: { ...publicSource(network, config, policy), foundMembers: memberCounts } } as const;
    return [
      { message: networkMessage, begin: () => undefined },
      ...joining.map((member, at) => {
        const source: SourceConfig = { ...member, code: codes[at] ?? member.code };
        return {
          message: { type: 'source', source: publicSource(source, config, policy, marks.get(source.id)) } as const,
          begin: () => add({ id: source.id, messages: askSource({ ...asking, source }, signal) }),
        };
      }),
    ];
  };
}

const byId = (left: SourceConfig, right: SourceConfig): number => (left.id < right.id ? -1 : 1);
