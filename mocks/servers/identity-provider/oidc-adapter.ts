import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Memory of an authorisation server, which a test can empty at once. */
export interface OidcMemory {
  readonly adapter: (model: string) => Adapter;
  readonly clear: () => void;
}

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
  return { adapter, clear: () => stored.clear() };
}
