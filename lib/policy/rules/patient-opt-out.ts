import { isOwnSource } from '#/lib/policy/model/agreement.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';
import { blockedForPatient, recordNotShared } from '#/lib/policy/model/words.ts';

/** Withholds a source at which the patient opted out of sharing, from its own organisation too (design §5). */
export const patientOptOut: PolicyRule = {
  name: 'patient-opt-out',
  admit: (request, source) => {
    const names = [source.organisation, ...(source.network ? [source.network.organisation, ...source.network.names] : [])];
    if (!names.some((name) => request.blockedOrganisations.has(name))) return undefined;
    const why = isOwnSource(request, source) ? blockedForPatient(source.name) : recordNotShared(source.name);
    return { verdict: 'withheld', basis: 'source', why };
  },
};
