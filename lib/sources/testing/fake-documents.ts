import type { Answering } from './serve-source.ts';
import { adaAtSource, bundle } from './fake-record.ts';

export interface FakePerson {
  readonly root: string;
  readonly number: string;
  readonly given: string;
  readonly family: string;
  /** HL7 TS. */
  readonly born: string;
}

/** Ada by her NHS number, as a document's head names her. */
export const adaInHead: FakePerson = {
  root: '2.16.840.1.113883.2.1.4.1',
  number: '9991020012',
  given: 'Ada',
  family: 'Brooks',
  born: '19510314',
};
export const zoeInHead: FakePerson = { ...adaInHead, number: '9991020020', given: 'Zoe', family: 'Quaye', born: '20180602' };

/** The smallest C-CDA with one problem; `act` is the problem's own number, the same in each document that repeats it. */
export function cdaOf(number: string, person: FakePerson = adaInHead, act = 'problem-0001'): string {
  return `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><id root="2.16.840.1.113883.19.9" extension="${number}"/>
<code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summary"/><title>Summary ${number}</title><effectiveTime value="20260902"/>
<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
<recordTarget><patientRole><id root="${person.root}" extension="${person.number}"/><patient><name><given>${person.given}</given><family>${person.family}</family></name>
<administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="${person.born}"/></patient></patientRole></recordTarget>
<component><structuredBody><component><section><templateId root="2.16.840.1.113883.10.20.22.2.5.1"/><code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/>
<title>Problems</title><text><list><item ID="p1">Asthma since childhood</item></list></text>
<entry><act classCode="ACT" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.3"/><id root="2.16.840.1.113883.19.9" extension="${act}-concern"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/><effectiveTime><low value="1989"/></effectiveTime>
<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.4"/><id root="2.16.840.1.113883.19.9" extension="${act}"/>
<code code="55607006" codeSystem="2.16.840.1.113883.6.96"/><text><reference value="#p1"/></text><statusCode code="completed"/><effectiveTime><low value="1989"/></effectiveTime>
<value xsi:type="CD" code="195967001" codeSystem="2.16.840.1.113883.6.96" displayName="Asthma"/></observation></entryRelationship></act></entry></section></component></structuredBody></component></ClinicalDocument>`;
}

export interface FakeFile {
  readonly contentType: string;
  readonly body: string;
  readonly date?: string;
  readonly status?: string;
  /** `Attachment.url`; the Binary of its name where not given. */
  readonly url?: string;
  readonly more?: object;
  readonly patient?: string;
}

export const documentReference = (
  id: string,
  { contentType, date = '2026-09-02', status = 'current', url, more, patient = 'ada' }: FakeFile,
) => ({
  resourceType: 'DocumentReference',
  id,
  status,
  type: { text: 'Summary' },
  description: `Summary ${id}`,
  date: `${date}T10:00:00Z`,
  subject: { reference: `Patient/${patient}` },
  content: [{ attachment: { contentType, url: url ?? `Binary/${id}`, ...more } }],
});

/** A source that has these documents of Ada and nothing else; a Binary whose file is not named answers 404. */
export function servesDocuments(files: Readonly<Record<string, FakeFile>>, patient: object = adaAtSource): Answering {
  return (url) => {
    const [type = '', id] = url.pathname.replace('/fhir/', '').split('/').map(decodeURIComponent);
    const file = id !== undefined && Object.hasOwn(files, id) ? files[id] : undefined;
    if (type === 'metadata')
      return { body: { resourceType: 'CapabilityStatement', rest: [{ resource: [{ type: 'DocumentReference' }] }] } };
    if (type === 'Patient') return { body: id === undefined ? bundle([patient]) : patient };
    if (type === 'DocumentReference' && id === undefined)
      return { body: bundle(Object.entries(files).map(([name, each]) => documentReference(name, each))) };
    if (type === 'DocumentReference' && file && id !== undefined) return { body: documentReference(id, file) };
    if (type === 'Binary' && file && file.body !== '') return { headers: { 'Content-Type': file.contentType }, body: file.body };
    return { status: 404, body: { resourceType: 'OperationOutcome', issue: [] } };
  };
}
