import type { Resource } from '#/lib/fhir/resource/json.ts';
import type { HeldRecord } from '#/lib/fhir/testing/data-sets.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { queryTable } from '#/lib/sources/plan/query-table.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';

export interface RecordServer {
  readonly answering: Answering;
  /** Bundle entries that it sent, matches of the person included. */
  readonly sent: { entries: number };
}

const pageSize = 150;

/**
 * Fake server of one record: pages, repeats across queries, an informational issue in the answer. The Patient is always the
 * one searched for, because the record is under test. Types that nobody searches for are included with the reports, as
 * servers send included resources.
 */
export function recordServer({ version: label, patient, resources }: HeldRecord, person: object): RecordServer {
  const version = supportedVersions.find((candidate) => candidate.label === label) ?? supportedVersions[2];
  const asked = new Set([...queryTable.map(({ type }) => type), 'Medication']);
  const older = Object.entries(version?.types ?? {}).flatMap(([name, inR4]) => (asked.has(inR4) ? [name] : []));
  const askable = new Set([...asked, ...older]);
  const own = resources.filter(({ resourceType }) => resourceType !== 'Patient');
  const extras = own.filter(({ resourceType }) => !askable.has(resourceType));
  const types = new Set([...own.map(({ resourceType }) => resourceType), 'DiagnosticReport']);
  const sent = { entries: 0 };
  const answer = (list: readonly unknown[], more: object = {}) => {
    sent.entries += list.length;
    return { body: { resourceType: 'Bundle', type: 'searchset', entry: list, ...more } };
  };
  return {
    sent,
    answering: (url) => {
      const type = url.pathname.split('/').at(-1);
      if (type === 'metadata') return { body: statement(version?.fhirVersions[0] ?? '4.0', types) };
      if (type === 'Patient') return answer([matched({ ...person, id: patient })]);
      const ids = url.searchParams.get('_id')?.split(',');
      const found = own.filter((resource) => resource.resourceType === type && (ids?.includes(String(resource.id)) ?? true));
      const at = Number(url.searchParams.get('_at') ?? 0);
      const page = found.slice(at, at + pageSize).map(matched);
      const first = at > 0 || ids ? [] : [...repeated(found), information, ...(type === 'DiagnosticReport' ? extras.map(included) : [])];
      const next = at + pageSize < found.length ? { link: [{ relation: 'next', url: `${type}?_at=${at + pageSize}` }] } : {};
      return answer([...page, ...first], next);
    },
  };
}

const matched = (resource: unknown) => ({ resource, search: { mode: 'match' } });
const included = (resource: unknown) => ({ resource, search: { mode: 'include' } });
const repeated = (found: readonly Resource[]): readonly unknown[] => found.slice(0, 2).map(included);
const information = {
  resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational', diagnostics: 'All is well' }] },
  search: { mode: 'outcome' },
};

function statement(fhirVersion: string, types: ReadonlySet<string>): unknown {
  return {
    resourceType: 'CapabilityStatement',
    fhirVersion: `${fhirVersion}.0`,
    rest: [{ mode: 'server', resource: [...types].map((type) => ({ type })) }],
  };
}
