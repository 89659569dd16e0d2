import { afterEach, describe, expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { versionFixtures } from '#/lib/fhir/fixtures/versions.ts';
import { writeFhirXml } from '#/lib/fhir/xml/testing/write-fhir-xml.ts';
import { acceptHeader } from '#/lib/sources/http/accept-header.ts';
import { prepareFhir } from './prepare-fhir.ts';
import { ada, adaAtSource, all, bundle, endedOf, idsOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering, Said } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

const inXml = ({ body, ...said }: Said): Said => ({
  ...said,
  headers: { 'Content-Type': 'application/fhir+xml' },
  body: typeof body === 'string' ? body : writeFhirXml(body),
});

/** The same answers, in XML. */
const xmlOf =
  (answering: Answering): Answering =>
  (url) => {
    const answer = answering(url);
    return typeof answer === 'function' ? answer : inXml(answer);
  };

async function gatherFrom(answering: Answering, more: Partial<SourceConfig> = {}) {
  const server = await serve(answering);
  const source = sourceAt(server.url, { concurrency: 1 }, more);
  const gathering = prepareFhir({ source, user, patient: ada, systems: [nhs] });
  const events = await all(gathering.start(new AbortController().signal));
  return { server, events, ended: endedOf(events), ids: idsOf(events) };
}

describe('a record in XML is the record in JSON', () => {
  const whole =
    (fhirVersion: string, label: string, family: unknown): Answering =>
    (url) => {
      const text = JSON.stringify(versionFixtures[label]);
      // The fixtures name their patient; here that is Ada.
      const resources = JSON.parse(text.replaceAll(/"Patient\/\w+"/g, '"Patient/ada"')) as readonly { readonly resourceType: string }[];
      const asked = url.pathname.replace('/fhir/', '');
      const types = [...new Set(resources.map(({ resourceType }) => resourceType))];
      if (asked === 'metadata') {
        const resource = types.map((type) => ({ type, searchInclude: [`${type}:patient`] }));
        return { body: { resourceType: label === 'DSTU2' ? 'Conformance' : 'CapabilityStatement', fhirVersion, rest: [{ resource }] } };
      }
      if (asked === 'Patient') return { body: bundle([{ ...adaAtSource, name: [{ family, given: ['Ada'] }] }]) };
      return { body: bundle(resources.filter(({ resourceType }) => resourceType === asked)) };
    };

  test.each([
    ['1.0.2', 'DSTU2', ['Brooks']],
    ['3.0.2', 'STU3', 'Brooks'],
    ['4.0.1', 'R4', 'Brooks'],
    ['4.3.0', 'R4B', 'Brooks'],
    ['5.0.0', 'R5', 'Brooks'],
  ])('%s', async (fhirVersion, label, family) => {
    const json = await gatherFrom(whole(fhirVersion, label, family));
    const xml = await gatherFrom(xmlOf(whole(fhirVersion, label, family)));
    expect(json.ids.length).toBeGreaterThan(10);
    expect(JSON.parse(JSON.stringify(xml.events).replaceAll(xml.server.url, json.server.url))).toEqual(
      JSON.parse(JSON.stringify(json.events)),
    );
    expect([xml.ended.outcomes, xml.ended.resources]).toEqual([json.ended.outcomes, json.ended.resources]);
  });
});

describe('the notation a source is asked to answer in', () => {
  test.each<[Pick<SourceConfig, 'format' | 'fhirVersion'>, string]>([
    [{}, 'application/fhir+json'],
    [{ format: 'xml' }, 'application/fhir+xml'],
    [{ format: 'xml', fhirVersion: 'r4' }, 'application/fhir+xml'],
    [{ fhirVersion: 'dstu2' }, 'application/json+fhir, application/fhir+json;q=0.9'],
    [{ format: 'xml', fhirVersion: 'dstu2' }, 'application/xml+fhir, application/fhir+xml;q=0.9'],
    [{ format: 'xml', fhirVersion: 'stu3' }, 'application/fhir+xml, application/xml+fhir;q=0.9'],
  ])('%j: %s', async (configured, accept) => {
    expect(acceptHeader(configured)).toBe(accept);
    const { server } = await gatherFrom(() => ({ status: 404 }), configured);
    expect(server.requests.map(({ headers }) => headers.accept)).toEqual([accept]);
  });
});

describe('H05 an answer that is no record in XML fails with a reason', () => {
  const patients = writeFhirXml(bundle([adaAtSource]));
  const outcome = writeFhirXml({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'forbidden', details: { coding: [{ code: 'NO_PATIENT_CONSENT' }] } }],
  });
  const answers = (condition: Said): Answering => {
    const metadata = writeFhirXml({ resourceType: 'CapabilityStatement', rest: [{ resource: [{ type: 'Condition' }] }] });
    return (url) => {
      if (url.pathname.endsWith('/metadata')) return inXml({ body: metadata });
      return inXml(url.pathname.endsWith('/Patient') ? { body: patients } : condition);
    };
  };

  test.each<[string, Said, object]>([
    [
      'consent, in an OperationOutcome',
      { status: 403, body: outcome },
      { state: 'withheld', basis: 'source', why: 'it withholds this: consent, sharing or restriction' },
    ],
    [
      'cut off',
      { body: patients.slice(0, -30) },
      { state: 'failed', why: 'its answer could not be read: it was cut off or is not FHIR XML' },
    ],
    [
      'a web page',
      { body: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>Sign in</body></html>' },
      { state: 'failed', why: 'its answer could not be read: a web page came instead of FHIR' },
    ],
    [
      'a DOCTYPE',
      { body: patients.replace('<Bundle', '<!DOCTYPE Bundle [<!ENTITY a SYSTEM "file:///etc/passwd">]><Bundle') },
      { state: 'failed', why: 'its answer could not be read: it was cut off or is not FHIR XML' },
    ],
  ])('%s', async (_, condition, expected) => {
    const { ended } = await gatherFrom(answers(condition));
    expect(ended.outcomes.get('problems')).toEqual(expected);
  });
});
