import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { writeFhirXml } from '#/lib/fhir/xml/testing/write-fhir-xml.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { answerOf, first, listOf, second } from '#/lib/sources/gp-connect/testing/practice.ts';
import { condition, section, snomed, summary, urn } from '#/lib/sources/ips/testing/summary.ts';
import { cdaOf, documentReference, servesDocuments } from '#/lib/sources/testing/fake-documents.ts';
import { adaAtSource, bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering, Said } from '#/lib/sources/testing/serve-source.ts';
import { configure, grant, open } from '#/lib/access/testing/open-record.ts';

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

const conf = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const act = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ds4p = 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension';
const code = { text: 'Guarded' };
const subject = { reference: 'Patient/ada' };
const guarded = (more: object = {}) => observation('secret', 'ada', { code, ...more });
const searched = (...resources: readonly object[]): object => bundle(resources);

/** A label as a server writes it, one that hides nothing in its place, and an answer that carries it. */
type Place = readonly [name: string, answerWith: (label: unknown) => object, restricting: unknown, open: unknown];

const R = { system: conf, code: 'R' };
const N = { system: conf, code: 'N' };
const inMeta = (security: unknown): object => searched(guarded({ meta: { security } }));

/** Places and shapes that JSON and XML can both write. */
const places: readonly Place[] = [
  ['meta.security', inMeta, [R], [N]],
  ['a sensitivity', inMeta, [{ system: act, code: 'HIV' }], [{ system: act, code: 'AUDIT' }]],
  ['a CodeableConcept in its place', inMeta, [{ coding: [R] }], [{ coding: [N] }]],
  ['a text in its place', inMeta, [{ text: 'Restricted' }], [{ text: 'Normal' }]],
  ['a display alone', inMeta, [{ display: 'very restricted' }], [{ display: 'normal' }]],
  ['an element without content', inMeta, [{}], []],
  ['a system alone', inMeta, [{ system: conf }], [N]],
  ['a code alone', inMeta, [{ code: 'R' }], [{ code: 'N' }]],
  ['a bare code', inMeta, ['R'], ['N']],
  ['system and code in one text', inMeta, [{ code: `${conf}|R` }], [{ code: `${conf}|N` }]],
  ['several labels', inMeta, [N, { system: act, code: 'PSY' }], [N, { system: act, code: 'NOPAT' }]],
  ['an unreadable label beside a readable one', inMeta, [N, { userSelected: true }], [N]],
  ['a tag of the system of labels', (tag) => searched(guarded({ meta: { tag } })), [R], [{ system: 'https://tags.example', code: 'R' }]],
  [
    'a tag of a sensitivity',
    (tag) => searched(guarded({ meta: { tag } })),
    [{ system: act, code: 'HIV' }],
    [{ system: act, code: 'AMB' }, { system: 'https://tags.example', code: 'HIV' }, { code: 'DEMO' }],
  ],
  [
    'the law of a label',
    (label) => inMeta([{ ...N, extension: [{ url: `${ds4p}-sec-label-basis`, valueCoding: label }] }]),
    { system: act, code: '42CFRPart2' },
    N,
  ],
  [
    'an inline label',
    (label) => searched(guarded({ code: { ...code, extension: [{ url: `${ds4p}-inline-sec-label`, valueCoding: label }] } })),
    R,
    N,
  ],
  [
    'a contained resource',
    (label) => searched(guarded({ contained: [{ resourceType: 'Specimen', id: 'x', meta: { security: [label] } }] })),
    R,
    N,
  ],
  ['the whole answer', (label) => ({ ...searched(guarded()), meta: { security: [label] } }), { system: act, code: 'SUD' }, N],
  [
    'the whole answer, in words',
    (label) => ({ ...searched(guarded()), meta: { security: [label] } }),
    { display: 'Restricted' },
    { display: 'Normal' },
  ],
  [
    'the List that names it',
    (label) =>
      searched(
        {
          resourceType: 'List',
          id: 'l',
          status: 'current',
          mode: 'working',
          subject,
          meta: { security: [label] },
          entry: [{ item: { reference: 'Observation/secret' } }],
        },
        guarded(),
      ),
    R,
    N,
  ],
  [
    'the Provenance that names it',
    (label) =>
      searched(guarded(), {
        resourceType: 'Provenance',
        id: 'p',
        target: [{ reference: 'Observation/secret' }],
        recorded: '2026-01-02T00:00:00Z',
        meta: { security: [label] },
      }),
    R,
    N,
  ],
  [
    'DocumentReference.securityLabel',
    (label) =>
      searched({ ...documentReference('secret', { contentType: 'text/plain', body: '' }), description: 'Guarded', securityLabel: [label] }),
    { coding: [R] },
    { coding: [N] },
  ],
  [
    'a Coding as securityLabel',
    (label) =>
      searched({ ...documentReference('secret', { contentType: 'text/plain', body: '' }), description: 'Guarded', securityLabel: [label] }),
    { system: act, code: 'ETH' },
    N,
  ],
  [
    'Composition.confidentiality',
    (label) => searched({ resourceType: 'Composition', id: 'secret', status: 'final', subject, title: 'Guarded', confidentiality: label }),
    'V',
    'N',
  ],
  [
    'Composition.confidentiality, unknown',
    (label) => searched({ resourceType: 'Composition', id: 'secret', status: 'final', subject, title: 'Guarded', confidentiality: label }),
    'secret',
    'N',
  ],
];

/** Shapes that only JSON can write. */
const jsonPlaces: readonly Place[] = [
  ['an object for a list', inMeta, R, N],
  ['a list within a list', inMeta, [[R]], [[N]]],
  ['a number', inMeta, [{ system: conf, code: 5 }], [N]],
  ['a truth value', inMeta, true, undefined],
  ['a list of codes', inMeta, [{ system: conf, code: ['N', 'R'] }], [{ system: conf, code: ['N'] }]],
  ['a null among labels', inMeta, [null], null],
  ['a list of meta', (security) => searched(guarded({ meta: [{ security }] })), [R], [N]],
  [
    'labels at the entry',
    (security) => ({ ...searched(), entry: [{ resource: guarded(), meta: { security }, search: { mode: 'match' } }] }),
    [R],
    [N],
  ],
  ['labels of the Bundle outside its meta', (security) => ({ ...searched(guarded()), security }), [R], [N]],
  ...['securityLabels', 'SecurityLabel', 'security_label', 'Security', 'SECURITY'].map((name): Place => [
    `the element as ${name}`,
    (labels) => searched(guarded({ meta: { [name]: labels } })),
    [R],
    [N],
  ]),
  [
    'a Coding as confidentiality',
    (confidentiality) =>
      searched({ resourceType: 'Composition', id: 'secret', status: 'final', subject, title: 'Guarded', confidentiality }),
    R,
    N,
  ],
  [
    'a confidentiality that is absent for a reason',
    (value) => searched({ resourceType: 'Composition', id: 'secret', status: 'final', subject, title: 'Guarded', ...(value as object) }),
    { _confidentiality: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }] } },
    {},
  ],
];

const asked = { Observation: 'Observation', List: 'List', DocumentReference: 'DocumentReference', Composition: 'Composition' };

/** A source whose first type gives this answer, in the format. */
function giving(answer: object, format: 'json' | 'xml'): Answering {
  const served = knowsAda(
    Object.fromEntries(Object.keys(asked).map((type) => [type, { body: type === typeOf(answer) ? answer : bundle([]) }])),
  );
  return (url, body) => {
    const said = served(url, body) as Said;
    return format === 'json' ? said : { ...said, headers: { 'Content-Type': 'application/fhir+xml' }, body: writeFhirXml(said.body) };
  };
}

function typeOf(answer: object): string {
  const text = JSON.stringify(answer);
  return Object.keys(asked).find((type) => text.includes(`"resourceType":"${type}"`) && type !== 'List') ?? 'Observation';
}

async function told(answering: Answering, source: object = {}): Promise<string> {
  configure({ vale: (await serve(answering)).url }, {}, source);
  return JSON.stringify(await open());
}

describe.each([
  ['json', 'r4'],
  ['xml', 'r4'],
  ['json', 'stu3'],
  ['xml', 'stu3'],
  ['json', 'dstu2'],
  ['json', 'r4b'],
  ['json', 'r5'],
  ['xml', 'r5'],
] as const)('H45 a label in %s of %s', (format, fhirVersion) => {
  const all = format === 'json' ? [...places, ...jsonPlaces] : places;
  test.each(all)('%s keeps back what it labels, and only if it restricts', async (_, answerWith, restricting, harmless) => {
    expect(await told(giving(answerWith(restricting), format), { fhirVersion })).not.toMatch(/Guarded|secret"/);
    expect(await told(giving(answerWith(harmless), format), { fhirVersion })).toContain('Guarded');
  });
});

describe('H45 a label in other answers', () => {
  test('a page’s label holds for that page alone', async () => {
    const page = (at: number): object => ({
      ...searched(observation(at === 0 ? 'secret' : 'open', 'ada', { code: { text: at === 0 ? 'Guarded' : 'Sodium' } })),
      ...(at === 0 && { meta: { security: [R] }, link: [{ relation: 'next', url: 'Observation?_at=1' }] }),
    });
    const said = await told(knowsAda({ Observation: (url) => ({ body: page(Number(url.searchParams.get('_at') ?? 0)) }) }));
    expect(said).not.toContain('Guarded');
    expect(said).toContain('Sodium');
  });

  const practice = (more: object, list: object = {}): Answering => {
    const problem = { resourceType: 'Condition', id: 'secret', clinicalStatus: 'active', subject, code, ...more };
    const answers = {
      first: answerOf(first, { problems: listOf('problems', ['Condition/secret'], list) }, [problem]).body,
      second: answerOf(second, {}).body,
    };
    return (url, body = '') => {
      const path = url.pathname.replace('/fhir/', '');
      if (path === 'metadata')
        return {
          body: { resourceType: 'CapabilityStatement', fhirVersion: '3.0.1', rest: [{ mode: 'server', resource: [{ type: 'Patient' }] }] },
        };
      if (path === 'Patient') return { body: bundle([adaAtSource]) };
      if (!path.endsWith('$gpc.getstructuredrecord')) return { status: 404, body: {} };
      const answer = body.includes('includeAllergies') ? answers.first : answers.second;
      return { body: { ...(answer as object), ...('bundle' in more ? { meta: { security: [more.bundle] } } : {}) } };
    };
  };
  test.each([
    ['a problem', { meta: { security: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'PSY' }] } }, {}, false],
    ['its List', {}, { meta: { security: [R] } }, false],
    ['the Bundle', { bundle: R }, {}, false],
    ['NOPAT of the Bundle', { bundle: { system: act, code: 'NOPAT' } }, {}, true],
    ['none', {}, {}, true],
  ])('GP Connect: %s', async (_, more, list, isShown) => {
    const said = await told(practice(more, list), { kind: 'gp-connect' });
    expect(said.includes('Guarded')).toBe(isShown);
    expect(said.includes('Not to be shown to the patient')).toBe('bundle' in more && isShown);
  });

  const ips = (format: 'json' | 'xml', more: object): Answering => {
    const body = summary({
      sections: [section('11450-4', 'Guarded', [urn(11)])],
      resources: [[urn(11), condition(snomed('195967001', 'Asthma'))]],
      ...more,
    });
    const served = knowsAda({}, [adaAtSource]);
    return (url, sent) => {
      const said = url.pathname.includes('$summary') ? { body } : (served(url, sent) as Said);
      return format === 'json' ? said : { ...said, headers: { 'Content-Type': 'application/fhir+xml' }, body: writeFhirXml(said.body) };
    };
  };
  test.each([
    ['json', 'the Bundle', { bundle: { meta: { security: [{ system: act, code: 'ETH' }] } } }],
    ['xml', 'the Bundle', { bundle: { meta: { security: [{ display: 'Restricted' }] } } }],
    ['json', 'the Composition', { composition: { meta: { security: [{ code: 'HIV' }] } } }],
    ['xml', 'Composition.confidentiality', { composition: { confidentiality: 'R' } }],
    ['json', 'a part', { resources: [[urn(11), condition(snomed('195967001', 'Asthma'), { meta: { security: ['R'] } })]] }],
  ] as const)('IPS in %s: %s', async (format, _, more) => {
    const said = await told(ips(format, more), { kind: 'ips' });
    expect(said).not.toMatch(/Guarded|Patient summary/);
    expect(await told(ips(format, {}), { kind: 'ips' })).toContain('Asthma');
  });
});

const category = '<code code="SECCATOBS" codeSystem="2.16.840.1.113883.5.4"/>';
const entryLabel = (value: string, code: string): string =>
  `<entryRelationship typeCode="COMP"><organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.3.3251.1.4"/><code code="SECOBS" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="active"/><component><observation classCode="OBS" moodCode="EVN">${code}${value}</observation></component></organizer></entryRelationship>`;
const markings = (text: string): string =>
  `<component><section><templateId root="2.16.840.1.113883.3.3251.1.5"/><code code="57017-6" codeSystem="2.16.840.1.113883.6.1"/><title>Security and Privacy Prohibitions</title><text>${text}</text></section></component>`;
const titled = (title: string, text: string): string =>
  `<component><section><title>${title}</title><text>${text}</text></section></component>`;
const ofDocument = (label: string) => (body: string) => body.replace(/<confidentialityCode[^>]*>/, label);
const ofEntry =
  (value: string, code = category) =>
  (body: string) =>
    body.replace('</observation></entryRelationship></act>', `${entryLabel(value, code)}</observation></entryRelationship></act>`);
const beside = (more: string) => (body: string) => body.replace('</structuredBody>', `${more}</structuredBody>`);

describe('H45 a label in a C-CDA document', () => {
  const documents = async (change: (body: string) => string): Promise<string> =>
    told(servesDocuments({ secret: { contentType: 'text/xml', body: change(cdaOf('one').replaceAll('Asthma', 'Guarded')) } }), {
      kind: 'documents',
    });

  test.each<readonly [string, (body: string) => string, boolean]>([
    ['R of the document', ofDocument('<confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>'), false],
    ['r, with spaces', ofDocument('<confidentialityCode code=" r " codeSystem="2.16.840.1.113883.5.25"/>'), false],
    ['R without its system', ofDocument('<confidentialityCode code="R"/>'), false],
    ['an unknown code', ofDocument('<confidentialityCode code="X9" codeSystem="2.16.840.1.113883.5.25"/>'), false],
    ['a name alone', ofDocument('<confidentialityCode displayName="Restricted"/>'), false],
    ['no code at all', ofDocument('<confidentialityCode nullFlavor="UNK"/>'), false],
    [
      'another system and its translation',
      ofDocument('<confidentialityCode nullFlavor="OTH"><translation code="R" codeSystem="2.16.840.1.113883.5.25"/></confidentialityCode>'),
      false,
    ],
    ['a sensitivity as the document’s', ofDocument('<confidentialityCode code="ETH" codeSystem="2.16.840.1.113883.5.4"/>'), false],
    [
      'R of its section',
      (body) =>
        body.replace(
          '<title>Problems</title>',
          '<title>Problems</title><confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>',
        ),
      false,
    ],
    ['a sensitivity of an entry', ofEntry('<value xsi:type="CE" code="HIV" codeSystem="2.16.840.1.113883.5.4"/>'), false],
    ['a law of an entry', ofEntry('<value xsi:type="CE" code="42CFRPart2" codeSystem="2.16.840.1.113883.5.1138"/>'), false],
    ['a value that cannot be read', ofEntry('<value xsi:type="CE" nullFlavor="UNK"/>'), false],
    [
      'an observation by its template alone',
      ofEntry(
        '<value xsi:type="CE" code="ETH" codeSystem="2.16.840.1.113883.5.4"/>',
        '<templateId root="2.16.840.1.113883.3.445.21"/><code nullFlavor="UNK"/>',
      ),
      false,
    ],
    [
      'a privacy segmented section without its code',
      (body) => body.replace('<code code="11450-4"', '<templateId root="2.16.840.1.113883.3.3251.1.10"/><code code="11450-4"'),
      false,
    ],
    [
      'privacy markings in words',
      beside(markings('PROHIBITION ON REDISCLOSURE: disclosed from records protected by 42 CFR part 2')),
      false,
    ],
    ['privacy markings without known words', beside(markings('Do not pass on')), false],
    ['a section known by its title', beside(titled('Prohibition on redisclosure', 'Federal law forbids it')), false],
    ['N', (body) => body, true],
    ['N without its system', ofDocument('<confidentialityCode code="N"/>'), true],
    ['normal in words', ofDocument('<confidentialityCode displayName="Normal"/>'), true],
    ['an obligation of an entry', ofEntry('<value xsi:type="CE" code="ENCRYPT" codeSystem="2.16.840.1.113883.5.4"/>'), true],
    ['another section that mentions the law', beside(titled('Plan', 'Explained 42 CFR part 2 to the patient')), true],
  ])('%s', async (_, change, isShown) => {
    expect((await documents(change)).includes('Guarded')).toBe(isShown);
  });

  test('NOPAT of a document marks each of its entries', async () => {
    const said = await documents(ofDocument('<confidentialityCode code="NOPAT" codeSystem="2.16.840.1.113883.5.4"/>'));
    expect(said.match(/Not to be shown to the patient/g)?.length).toBeGreaterThan(1);
  });
});
