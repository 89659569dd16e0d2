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

/** The Parameters of a call; a text says what is wrong with them. */
export function readQuestion(body: unknown): StructuredQuestion | 'INVALID_PARAMETER' | 'INVALID_NHS_NUMBER' {
  if (textsAt(body, 'resourceType')[0] !== 'Parameters') return 'INVALID_PARAMETER';
  const parameters = valuesAt(body, 'parameter');
  const patient = parameters.find((parameter) => textsAt(parameter, 'name')[0] === 'patientNHSNumber');
  const nhsNumber = textsAt(patient, 'valueIdentifier.value')[0];
  const hasNhsSystem = textsAt(patient, 'valueIdentifier.system')[0] === nhsNumberSystem;
  if (!hasNhsSystem || nhsNumber === undefined || !isNhsNumber(nhsNumber)) return 'INVALID_NHS_NUMBER';
  const areaParameters = parameters.filter((parameter) => parameter !== patient);
  if (areaParameters.some(isWrong)) return 'INVALID_PARAMETER';
  const names = areaParameters.flatMap((parameter) => textsAt(parameter, 'name'));
  return {
    nhsNumber,
    areas: areaNames.filter((name) => names.includes(name)),
    unknown: names.filter((name) => !areaNames.some((areaName) => areaName === name)),
  };
}

/** Resolved allergies must be said to be wanted or not. */
function isWrong(parameter: unknown): boolean {
  if (textsAt(parameter, 'name')[0] !== 'includeAllergies') return false;
  return !textsAt(parameter, 'part.name').includes('includeResolvedAllergies');
}

/** Modulus 11, as the NHS Data Dictionary has it. */
function isNhsNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const sum = [...text.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === Number(text[9]);
}
