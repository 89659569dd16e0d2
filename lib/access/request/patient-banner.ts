import type { Config } from '#/lib/config/schema/schema.ts';
import { formatIdentifier } from '#/lib/record/model/identifier-format.ts';
import type { PatientBanner, PatientIdentity } from '#/lib/record/model/patient.ts';

/** The banner's facts of a person whom `from` identifies, with the first identifier of the configuration that they have. */
export function patientBanner(identity: PatientIdentity, from: string, { identifiers }: Config): PatientBanner {
  const [first] = identifiers.flatMap(({ system, label, format }) =>
    identity.identifiers.filter((held) => held.system === system).map(({ value }) => ({ label, text: formatIdentifier(value, format) })),
  );
  return {
    identity,
    identifierLabel: first?.label ?? identifiers[0]?.label ?? '',
    from,
    ...(first && { identifierText: first.text }),
  };
}
