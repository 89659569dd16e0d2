import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { badgesFor } from '#/lib/sources/network/badges.ts';
import { askSource } from './ask-source.ts';
import type { JoinMembers, SourceOpening } from '#/lib/access/request/source-opening.ts';
import { publicSource } from './opening-messages.ts';
import { memberMarks } from '#/lib/access/request/source-marks.ts';
import type { SourceStream } from './merge-sources.ts';

interface Joining {
  readonly asking: Omit<SourceOpening, 'source' | 'join'>;
  readonly add: (source: SourceStream) => void;
  readonly signal: AbortSignal;
}

/** Makes each member that a network found a source of its own in this stream, decided and audited like any other. */
export function joinMembers({ asking, add, signal }: Joining): JoinMembers {
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
