import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { ada, adaAtSource, bundle, knowsAda } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { configure, entriesOf, grant, open } from '#/lib/access/testing/open-record.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

beforeEach(() => {
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});
afterEach(closeServed);

const known = {
  ...ada,
  address: ['12 Mill Lane', 'Wallingford'],
  telecom: [{ system: 'phone', value: '01491 960111' }],
  practice: 'Riverside Surgery',
};
const sister = {
  resourceType: 'RelatedPerson',
  id: 'sister',
  patient: { reference: 'Patient/ada' },
  relationship: [{ text: 'Sister' }],
  name: [{ text: 'Ruth Brooks' }],
  telecom: [{ system: 'phone', value: '01491 960222' }],
};
const husband = {
  name: { text: 'Tom Brooks' },
  relationship: [{ text: 'Husband' }],
  telecom: [{ system: 'phone', value: '01491 960333' }],
};
const label = (code: string) => ({ meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code }] } });

async function messagesFor(atSource: object) {
  const patient = { ...adaAtSource, contact: [husband], ...atSource };
  const { url } = await serve(knowsAda({ RelatedPerson: { body: bundle([sister]) } }, [patient]));
  configure({ vale: url });
  return open({}, { patient: known });
}

describe('H24 a source that keeps the patient’s whereabouts back keeps them back everywhere', () => {
  test.each(['R', 'V'])(
    'labelled %s at a source: the banner loses address, number and practice, and nobody’s number is sent',
    async (code) => {
      const messages = await messagesFor(label(code));
      const banners = messages.flatMap((message) => (message.type === 'patient' ? [message.patient.identity] : []));
      expect(banners.at(-1)).toEqual({ ...ada, restricted: true });
      const later = JSON.stringify(messages.slice(messages.findLastIndex(({ type }) => type === 'patient')));
      expect(later).not.toMatch(/Mill Lane|960 ?111|960 ?222|960 ?333|Riverside/);
      expect(entriesOf(messages, 'vale').map(({ title }) => title)).toEqual([expect.stringContaining('Ruth Brooks')]);
    },
  );

  test.each([
    ['no label', {}],
    ['normal', label('N')],
    ['unrestricted', label('U')],
  ])('%s: as it was', async (_, atSource) => {
    const messages = await messagesFor(atSource);
    expect(messages.filter(({ type }) => type === 'patient')).toHaveLength(1);
    for (const text of [/Mill Lane/, /960 ?111/, /960 ?222/, /960 ?333/]) expect(JSON.stringify(messages)).toMatch(text);
  });
});
