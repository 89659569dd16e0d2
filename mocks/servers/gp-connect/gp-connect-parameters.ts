import { isNhsNumber } from '#/lib/record/model/nhs-number.ts';
import { areaNames, type AreaName } from '#/mocks/fhir/gp-connect/record.ts';
import { textsAt, valuesAt } from '#/mocks/servers/fhir/fhir-resource.ts';

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** Request of a call of `$gpc.getstructuredrecord`. */
export interface StructuredQuestion {
  readonly nhsNumber: string;
  readonly areas: readonly AreaName[];
  /** Parameters that are not understood: answered with a warning, as forward compatibility asks. */
  readonly unknown: readonly string[];
}

/** Reads the Parameters of a call; returns an error code when they are wrong. */
export function readQuestion(body: unknown): StructuredQuestion | 'INVALID_PARAMETER' | 'INVALID_NHS_NUMBER' {
  if (textsAt(body, 'resourceType')[0] !== 'Parameters') return 'INVALID_PARAMETER';
  const parameters = valuesAt(body, 'parameter');
  const patient = parameters.find((parameter) => textsAt(parameter, 'name')[0] === 'patientNHSNumber');
  const nhsNumber = textsAt(patient, 'valueIdentifier.value')[0];
  const hasNhsSystem = textsAt(patient, 'valueIdentifier.system')[0] === nhsNumberSystem;
  if (!hasNhsSystem || nhsNumber === undefined || /\D/.test(nhsNumber) || !isNhsNumber(nhsNumber)) return 'INVALID_NHS_NUMBER';
  const areaParameters = parameters.filter((parameter) => parameter !== patient);
  if (areaParameters.some(lacksChoice)) return 'INVALID_PARAMETER';
  const names = areaParameters.flatMap((parameter) => textsAt(parameter, 'name'));
  return {
    nhsNumber,
    areas: areaNames.filter((name) => names.includes(name)),
    unknown: names.filter((name) => !areaNames.some((areaName) => areaName === name)),
  };
}

/** True for allergies without the choice of resolved ones, which GP Connect demands. */
function lacksChoice(parameter: unknown): boolean {
  if (textsAt(parameter, 'name')[0] !== 'includeAllergies') return false;
  return !textsAt(parameter, 'part.name').includes('includeResolvedAllergies');
}
