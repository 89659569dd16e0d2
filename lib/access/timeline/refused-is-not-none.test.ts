import { afterEach, describe, expect, test } from 'vitest';
import { configure, open } from '#/lib/access/testing/open-record.ts';
import { describeAbsence } from '#/lib/record/completeness/absence.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { EndMessage } from '#/lib/record/model/timeline-message.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { applyMessage, emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { answerOf, first, second } from '#/lib/sources/gp-connect/testing/practice.ts';
import { about, adaInSummary, emptyReason, section, summary, urn } from '#/lib/sources/ips/testing/summary.ts';
import { adaAtSource, bundle, knowsAda } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering, Said } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

/** Draws one source: the sentence of a category without rows, and the sums of its end. */
async function drawn(answering: Answering, kind: string, more: object = {}) {
  const server = await serve(answering);
  configure({ vale: server.url }, {}, { kind, ...more });
  const messages = await open();
  const timeline = messages.reduce(applyMessage, emptyTimeline('s1'));
  const end = messages.find((message): message is EndMessage => message.type === 'end');
  const sentence = (category: Category): string => describeAbsence(timeline, { category, view: wholeView }).sentence;
  return { sentence, resources: end?.resources, summary: sourceSummaries(timeline, wholeView)[0] };
}

const ofAda = { reference: 'Patient/ada' };
const document = (more: object) => ({
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  content: [{ attachment: {} }],
  ...more,
});
const ofNobody = document({});
const ofAnother = document({ subject: { reference: 'Patient/bob' } });

interface Practice {
  readonly inRecord?: readonly object[];
  readonly inList?: readonly object[];
}

const practice = ({ inRecord = [], inList = [] }: Practice): Answering => {
  const statement = {
    resourceType: 'CapabilityStatement',
    fhirVersion: '3.0.1',
    rest: [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'DocumentReference' }] }],
  };
  return (url, body = '') => {
    const path = url.pathname.replace('/fhir/', '');
    if (path === 'metadata') return { body: statement };
    if (path === 'Patient') return { body: bundle([adaAtSource]) };
    if (path.endsWith('/DocumentReference')) return { body: bundle(inList) };
    return body.includes('includeAllergies') ? answerOf(first, {}) : answerOf(second, {}, inRecord);
  };
};

describe('H05 H06 a resource that came and was refused is never "none" of a category that it may belong to', () => {
  test.each<[string, Practice, Category]>([
    ['a document of nobody in the structured record', { inRecord: [ofNobody] }, 'documents'],
    ['a document of another patient in the structured record', { inRecord: [ofAnother] }, 'documents'],
    ['a document of nobody on the list of documents', { inList: [ofNobody] }, 'documents'],
    ['a document of another patient on the list', { inList: [ofAnother] }, 'documents'],
    ['a document of another patient on the list makes the record doubtful', { inList: [ofAnother] }, 'encounters'],
    ['something without a type', { inRecord: [{ id: 'x' }] }, 'documents'],
    ['an allergy of nobody that came with the other call', { inRecord: [{ resourceType: 'AllergyIntolerance', id: 'a' }] }, 'allergies'],
    ['a vaccination of nobody', { inRecord: [{ resourceType: 'Immunization', id: 'i' }] }, 'immunizations'],
  ])('GP Connect: %s', async (_, of, category) => {
    const { sentence } = await drawn(practice(of), 'gp-connect');
    expect(sentence(category)).not.toMatch(/^No /);
    expect(sentence(category)).toMatch(/vale (answered in part|gave no answer)/);
  });

  test.each<[string, Practice, Category, string]>([
    ['an empty record and list', {}, 'documents', 'No documents recorded. The 1 source is complete for documents.'],
    ['an empty record and list', {}, 'allergies', 'No allergies recorded. The 1 source is complete for allergies.'],
    [
      'a clinician without a name',
      { inRecord: [{ resourceType: 'Practitioner', id: 'p' }] },
      'documents',
      'No documents recorded. The 1 source is complete for documents.',
    ],
    [
      'a refused vaccination',
      { inRecord: [{ resourceType: 'Immunization', id: 'i' }] },
      'documents',
      'No documents recorded. The 1 source is complete for documents.',
    ],
  ])('GP Connect, unchanged: %s, %s', async (_, of, category, expected) => {
    const { sentence } = await drawn(practice(of), 'gp-connect');
    expect(sentence(category)).toBe(expected);
  });

  const empty: Said = { body: bundle([]) };
  const allOf = (...types: readonly string[]) => Object.fromEntries(types.map((type) => [type, empty]));
  const procedures = (...resources: readonly object[]) => ({ Procedure: { body: bundle(resources) } });

  test.each<[string, Answering, Category, object?]>([
    [
      'an allergy of nobody among procedures',
      knowsAda({ ...allOf('AllergyIntolerance'), ...procedures({ resourceType: 'AllergyIntolerance', id: 'a' }) }),
      'allergies',
    ],
    [
      'a List, which may say something of allergies',
      knowsAda({ ...allOf('AllergyIntolerance'), ...procedures({ resourceType: 'List', id: 'l' }) }),
      'allergies',
    ],
    [
      'an order of DSTU2',
      knowsAda({ ...allOf('MedicationOrder'), ...procedures({ resourceType: 'MedicationOrder', id: 'm' }) }),
      'medications',
      { fhirVersion: 'dstu2' },
    ],
    ['something without a type, in answer to the search itself', knowsAda(procedures({ id: 'x' })), 'procedures'],
    [
      'a vaccination of nobody in $everything, which was counted',
      (url) => {
        if (url.pathname.endsWith('$everything')) return { body: bundle([{ resourceType: 'Immunization', id: 'i' }]) };
        if (url.searchParams.has('_summary')) return { body: { resourceType: 'Bundle', type: 'searchset', total: 1 } };
        return knowsAda(allOf('Immunization'))(url);
      },
      'immunizations',
      { everything: true },
    ],
  ])('FHIR: %s', async (_, answering, category, more) => {
    const { sentence } = await drawn(answering, 'fhir', more);
    expect(sentence(category)).toMatch(/^Nothing to show yet: vale answered in part/);
  });

  test('FHIR, unchanged: what was refused says nothing of other categories, and something without a type only of its search', async () => {
    const { sentence } = await drawn(knowsAda({ ...allOf('AllergyIntolerance'), ...procedures({ id: 'x' }) }), 'fhir');
    expect(sentence('allergies')).toBe('No allergies recorded. The 1 source is complete for allergies.');
  });

  const noAllergies = section('48765-2', 'Allergies', [], emptyReason('nilknown'));
  const allergyOfNobody = [urn(10), { resourceType: 'AllergyIntolerance' }] as const;
  const inSummary = (body: unknown): Answering => {
    return (url) => {
      if (url.pathname.endsWith('/metadata')) return { body: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' } };
      return url.pathname.endsWith('$summary') ? { body } : { body: bundle([adaAtSource]) };
    };
  };

  test('a summary: an allergy of nobody that no section holds', async () => {
    const { sentence } = await drawn(inSummary(summary({ sections: [noAllergies], resources: [allergyOfNobody] })), 'ips', { whole: true });
    expect(sentence('allergies')).toMatch(/vale answered in part/);
    const unchanged = await drawn(inSummary(summary({ sections: [noAllergies], resources: [] })), 'ips', { whole: true });
    expect(unchanged.sentence('allergies')).toBe('No allergies recorded. The 1 source is complete for allergies. vale: as of 01-Nov-2026.');
  });

  const asthma = [urn(11), { resourceType: 'Condition', subject: about, code: { text: 'Asthma' } }] as const;
  const problems = { sections: [section('11450-4', 'Problems', [urn(11)])], resources: [asthma] };
  const remark = (severity: string, code: string) => ({
    resource: { resourceType: 'OperationOutcome', issue: [{ severity, code }] },
    search: { mode: 'outcome' },
  });
  const typed = (type: string | undefined, more: object = {}) => ({ ...summary(problems), type, ...more });
  const withRemark = (severity: string, code: string) => ({
    ...typed('searchset'),
    entry: [remark(severity, code), ...summary(problems).entry],
  });

  test.each<[string, unknown, number]>([
    ['searchset', typed('searchset'), 5],
    ['collection', typed('collection'), 5],
    ['no type', typed(undefined), 5],
    ['a remark before the Composition', withRemark('information', 'informational'), 6],
    ['unchanged: document', typed('document'), 5],
  ])('a summary that begins with a Composition is read, whatever its type: %s', async (_, body, received) => {
    const { resources, sentence, summary: row } = await drawn(inSummary(body), 'ips', { whole: true });
    expect(resources).toMatchObject({ received, entries: 2, refused: 0 });
    expect(row?.entries).toBe(2);
    expect(sentence('allergies')).toMatch(/vale answered in part/);
  });

  test.each<[string, unknown]>([
    ['names a further page', typed('searchset', { link: [{ relation: 'next', url: 'Patient/ada/$summary?page=2' }] })],
    ['says that something was kept back', withRemark('warning', 'suppressed')],
  ])('H09 a summary that %s is not whole', async (_, body) => {
    const { summary: row } = await drawn(inSummary(body), 'ips', { whole: true });
    expect(row?.state.state).toBe('partial');
  });

  test.each<[string, unknown, number]>([
    ['a searchset without a Composition', bundle([adaAtSource, { resourceType: 'AllergyIntolerance', id: 'a', patient: ofAda }]), 2],
    ['a Patient alone', adaInSummary, 1],
    ['an empty Bundle', bundle([]), 0],
  ])('what came in place of a summary is counted: %s', async (_, body, refused) => {
    const { resources, sentence } = await drawn(inSummary(body), 'ips', { whole: true });
    // The Patient of the match is supporting.
    expect(resources).toEqual({ received: refused + 1, entries: 0, supporting: 1, refused });
    expect(sentence('documents')).toBe('Nothing to show yet: vale gave no answer.');
  });
});
