import 'server-only';
import { createHash } from 'node:crypto';

const keepMs = 30_000;

export interface RememberedRefreshes<Answer> {
  readonly once: (signIn: string, refreshToken: string, refresh: () => Promise<Answer>) => Promise<Answer>;
}

/**
 * Remembers each refresh for half a minute. A refresh token is often valid once: two tabs of one login, or a page reloaded
 * before its new cookie arrived, would use it twice and end a live session, so the first answer serves again. Per process
 * and best effort; the key is a digest of the token.
 * @param isReusable tells whether an answer may serve again; a refusal, or no answer, never does
 */
export function rememberedRefreshes<Answer>(isReusable: (answer: Answer) => boolean): RememberedRefreshes<Answer> {
  const recent = new Map<string, Promise<Answer>>();
  return {
    once: async (signIn, refreshToken, refresh) => {
      const key = createHash('sha256')
        .update(JSON.stringify([signIn, refreshToken]))
        .digest('base64url');
      const earlier = recent.get(key);
      if (earlier) return earlier;
      const answer = refresh();
      recent.set(key, answer);
      // Tokens stay in memory only this long.
      setTimeout(() => recent.delete(key), keepMs).unref();
      if (!isReusable(await answer)) recent.delete(key);
      return answer;
    },
  };
}
