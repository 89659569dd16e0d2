import 'server-only';
import { createHash } from 'node:crypto';

const keepMs = 30_000;

export interface RememberedRefreshes<Answer> {
  readonly once: (signIn: string, refreshToken: string, refresh: () => Promise<Answer>) => Promise<Answer>;
}

/**
 * A refresh token is often good once only. Two tabs of one login, or a page reloaded before its new cookie came,
 * would use it twice and end a session that is alive: for half a minute the first answer serves again. Per process
 * and best effort; the token itself is not kept as the key.
 * @param stands whether an answer may serve again; a refusal, or no answer, never does
 */
export function rememberedRefreshes<Answer>(stands: (answer: Answer) => boolean): RememberedRefreshes<Answer> {
  const recent = new Map<string, Promise<Answer>>();
  return {
    once: async (signIn, refreshToken, refresh) => {
      const key = createHash('sha256')
        .update(JSON.stringify([signIn, refreshToken]))
        .digest('base64url');
      const known = recent.get(key);
      if (known) return known;
      const answer = refresh();
      recent.set(key, answer);
      // Tokens stay in memory no longer than they serve.
      setTimeout(() => recent.delete(key), keepMs).unref();
      if (!stands(await answer)) recent.delete(key);
      return answer;
    },
  };
}
