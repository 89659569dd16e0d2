import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Config } from '#/lib/config/schema/schema.ts';
import { SignInRefused, type RefusalReason } from '#/lib/session/model/refusal.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { newPrivateJwk } from '#/lib/session/testing/authorization-server.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { refuseSignIn, type SignInAttempt } from './refuse-sign-in.ts';

let config: Config;
const others: Pick<SessionServices, 'readIdentity' | 'typesAt'> = { readIdentity: () => undefined, typesAt: () => [] };
const silent: SessionServices = { audit: async () => {}, ...others };
const idOf = (kind: 'smart' | 'oidc'): string => config.signIn.find((signIn) => signIn.kind === kind)?.id ?? '';

beforeAll(async () => {
  config = trialConfig(await newPrivateJwk());
});

describe('what a reader may do after a refused sign-in', () => {
  it.each<[string, RefusalReason, 'smart' | 'oidc' | undefined, Partial<SignInAttempt>, readonly string[]]>([
    ['by a sign-in that is not known', 'unknown-sign-in', undefined, {}, ['start']],
    ['by signing in', 'server-refused', 'oidc', {}, ['sign-in-again', 'start']],
    ['by a role that may not open records', 'role-not-allowed', 'oidc', {}, ['start']],
    ['to a patient', 'not-staff', 'oidc', {}, ['start']],
    ['by a launch', 'server-refused', 'smart', {}, ['start']],
    ['inside a frame', 'cookies-blocked', 'smart', { framed: true }, ['open-in-window']],
    ['inside a frame, by an unknown system', 'unknown-issuer', undefined, { framed: true }, ['start']],
  ])('%s', async (_, reason, kind, attempt, steps) => {
    const tried: SignInAttempt = { framed: false, step: 'start', ...attempt, ...(kind && { signIn: idOf(kind) }) };
    const refused = await refuseSignIn(new SignInRefused(reason), tried, silent, config);
    expect([refused.kind, refused.way, refused.actions.map(({ step }) => step)]).toEqual([
      reason,
      kind === 'oidc' ? 'sign-in' : 'launch',
      steps,
    ]);
    expect(refused.actions.map(({ newWindow }) => newWindow === true)).toEqual(steps.map(() => tried.framed));
  });
});

test('a refusal is audited under the reference that its page shows', async () => {
  const events: SessionEvent[] = [];
  const services = { audit: async (event: SessionEvent) => void events.push(event), ...others };
  const { reference } = await refuseSignIn(new SignInRefused('denied'), { framed: false, step: 'authorization' }, services, config);
  expect(events).toEqual([{ action: 'sign-in-refused', outcome: '4', detail: `denied ${reference}` }]);
});

test('an audit trail that does not answer changes no refusal', async () => {
  const services = { audit: () => Promise.reject(new Error('down')), ...others };
  const { kind, status } = await refuseSignIn(
    new TypeError('fetch failed', { cause: new Error('socket hang up') }),
    { framed: false, step: 'authorization' },
    services,
    config,
  );
  expect([kind, status]).toEqual(['server-unreachable', 502]);
});
