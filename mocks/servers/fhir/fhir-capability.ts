import { provenanceInclude } from './fhir-query.ts';
import { patientParametersOf, typeSearches } from './fhir-parameters.ts';

/** The CapabilityStatement of a server that holds these types; it lists only what the server supports. */
export function capabilityStatement(name: string, base: string, types: ReadonlySet<string>): unknown {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    software: { name: 'Tributary mock exchange' },
    implementation: { description: name, url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: { service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }] }] },
        resource: [...types].flatMap((type) => resourceOf(type, types.has('Provenance'))),
      },
    ],
  };
}

function resourceOf(type: string, hasProvenance: boolean): readonly unknown[] {
  const search = typeSearches.get(type);
  if (!search) return [];
  const patient = patientParametersOf(type).map((name) => ({ name, type: name.endsWith('identifier') ? 'token' : 'reference' }));
  const own = search.parameters.map(({ name, type: kind }) => ({ name, type: kind }));
  return [
    {
      type,
      interaction: [{ code: 'read' }, ...(type === 'Binary' ? [] : [{ code: 'search-type' }])],
      ...(search.includes.size > 0 ? { searchInclude: [...search.includes.keys()].map((include) => `${type}:${include}`) } : {}),
      ...(hasProvenance && search.clinical && type !== 'Provenance' ? { searchRevInclude: [provenanceInclude] } : {}),
      ...(type === 'Patient'
        ? { operation: [{ name: 'summary', definition: 'http://hl7.org/fhir/uv/ips/OperationDefinition/summary' }] }
        : {}),
      ...(type === 'Binary' ? {} : { searchParam: [{ name: '_id', type: 'token' }, ...patient, ...own] }),
    },
  ];
}
