import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { ActiveToken } from '#/mocks/servers/faults/faults.ts';

/** Memory of an authorisation server, which a test can empty at once. */
export interface OidcMemory {
  readonly adapter: (model: string) => Adapter;
  readonly clear: () => void;
  /** Tokens that would be accepted now: not ended, not used up by a renewal, not revoked. */
  readonly activeTokens: () => readonly ActiveToken[];
}

const tokenKinds = ['AccessToken', 'RefreshToken'] as const;

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Makes one memory for all models of one provider. */
export function oidcMemory(): OidcMemory {
  const stored = new Map<string, Kept>();
  const read = (key: string): AdapterPayload | undefined => {
    const record = stored.get(key);
    return record && record.until > Date.now() ? record.payload : undefined;
  };
  const findBy = (model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...stored].find(([key, { payload }]) => key.startsWith(`${model}:`) && matches(payload))?.[1].payload;
  const adapter = (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      stored.set(`${model}:${id}`, { payload, until: expiresIn ? Date.now() + expiresIn * 1_000 : Number.POSITIVE_INFINITY });
    },
    find: async (id) => read(`${model}:${id}`),
    findByUid: async (uid) => findBy(model, (payload) => payload.uid === uid),
    findByUserCode: async (code) => findBy(model, (payload) => payload.userCode === code),
    destroy: async (id) => void stored.delete(`${model}:${id}`),
    consume: async (id) => {
      const payload = read(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key);
    },
  });
  const activeTokens = (): ActiveToken[] =>
    [...stored].flatMap(([key, { payload, until }]) => {
      const kind = tokenKinds.find((name) => key.startsWith(`${name}:`));
      const isActive = kind !== undefined && until > Date.now() && payload.consumed === undefined && payload.grantId !== undefined;
      return isActive ? [{ kind, grant: payload.grantId ?? '' }] : [];
    });
  return { adapter, clear: () => stored.clear(), activeTokens };
}
