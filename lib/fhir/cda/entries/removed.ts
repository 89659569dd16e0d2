import type { BuiltResource } from './statement-context.ts';

const system = 'http://terminology.hl7.org/CodeSystem/';
/** Types whose entered-in-error stands in the verification status. */
const verified = new Map([
  ['AllergyIntolerance', `${system}allergyintolerance-verification`],
  ['Condition', `${system}condition-ver-status`],
]);

/** v3 ActStatus nullified: what R4 calls entered-in-error, whatever else the statement says (H12). */
export function markRemoved(built: BuiltResource): BuiltResource {
  const { resource } = built;
  const code = verified.get(resource.resourceType);
  if (code === undefined) {
    const element = resource.resourceType === 'Goal' ? 'lifecycleStatus' : 'status';
    return { ...built, resource: { ...resource, [element]: 'entered-in-error' } };
  }
  const { clinicalStatus: _clinicalStatus, ...rest } = resource;
  return {
    ...built,
    resource: {
      ...rest,
      resourceType: resource.resourceType,
      verificationStatus: { coding: [{ system: code, code: 'entered-in-error' }] },
    },
  };
}
