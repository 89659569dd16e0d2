import 'server-only';
import type { SourceConfig } from '#/lib/config/schema.ts';
import { badgesFor } from '#/lib/sources/network/badges.ts';
import { askSource, type Asking, type Join } from './ask-source.ts';
import { publicSource } from './opening-messages.ts';
import type { AskedSource } from './merge-streams.ts';

interface Joining {
  readonly asking: Omit<Asking, 'source' | 'join'>;
  readonly begin: (source: AskedSource) => void;
  readonly signal: AbortSignal;
}

/** Each member that a network found becomes a source of its own in this stream, decided and audited like any other. */
export function joinMembers({ asking, begin, signal }: Joining): Join {
  const { request, policy } = asking;
  const { config } = request;
  const badges = new Set(config.sources.map(({ code }) => code));
  const configured = new Set(config.sources.map(({ url }) => url));
  return (network, { members, found }) => {
    // By id, so that the same members have the same badges at each stream; one that is configured by itself is asked already.
    const others = members.filter(({ url }) => !configured.has(url)).toSorted(byId);
    const codes = badgesFor(
      others.map(({ name }) => name),
      badges,
    );
    const told = { type: 'source', source: { ...publicSource(network, config, policy), found } } as const;
    return [
      { message: told, begin: () => undefined },
      ...others.map((member, at) => {
        const source: SourceConfig = { ...member, code: codes[at] ?? member.code };
        return {
          message: { type: 'source', source: publicSource(source, config, policy) } as const,
          begin: () => begin({ id: source.id, messages: askSource({ ...asking, source }, signal) }),
        };
      }),
    ];
  };
}

const byId = (one: SourceConfig, other: SourceConfig): number => (one.id < other.id ? -1 : 1);
