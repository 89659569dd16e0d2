import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { type JsonObject, type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codesOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { isNamingCode } from '#/lib/record/merge/naming-code.ts';
import { primaryLanguage } from './name-language.ts';

export type PatientLanguages = Pick<PatientIdentity, 'languages' | 'interpreter'>;

/** Extensions that hold a language with its interpreter need: UK Core and CareConnect NHSCommunication. */
const ofCommunication = /NHSCommunication(?:-\d+)?$/;
/** Extensions that say whether an interpreter is needed: FHIR patient-interpreterRequired, US Core, parts of NHSCommunication. */
const ofInterpreter = /interpreter[-_]?(?:required|needed)$/i;
/** SNOMED CT and v2-0136 "yes" and "no". */
const answers = new Map([
  ['373066001', true],
  ['373067005', false],
  ['Y', true],
  ['N', false],
  ['true', true],
  ['false', false],
]);

/** Languages that the person speaks, the preferred first or alone, and whether an interpreter is needed, where it is said. */
export function languagesOf(patient: Resource): PatientLanguages {
  const all = communicationsOf(patient);
  const preferred = all.filter((communication) => communication.preferred === true);
  const languages = [...new Set((preferred.length > 0 ? preferred : all).flatMap(({ language }) => languageName(language) ?? []))];
  const interpreter = [patient, ...all].flatMap(interpreterNeeds);
  return {
    ...(languages.length > 0 && { languages: languages.slice(0, 3) }),
    ...(interpreter.length > 0 && { interpreter: interpreter.includes(true) }),
  };
}

/** Language tags of the person's communication, for the name's own tag. */
export function languageTagsOf(patient: Resource): readonly string[] {
  return communicationsOf(patient).flatMap(({ language }) => codesOf(language));
}

function communicationsOf(patient: Resource): readonly JsonObject[] {
  const inExtensions = objectsOf(patient.extension)
    .filter(({ url }) => ofCommunication.test(lineOf(url) ?? ''))
    .map((extension) => ({ ...Object.fromEntries(objectsOf(extension.extension).map(partOf)), extension: extension.extension }));
  return [...objectsOf(patient.communication), ...inExtensions];
}

function partOf(part: JsonObject): readonly [name: string, value: unknown] {
  return [lineOf(part.url) ?? '', Object.entries(part).find(([key]) => key.startsWith('value'))?.[1]];
}

function interpreterNeeds({ extension }: JsonObject): readonly boolean[] {
  return objectsOf(extension)
    .filter(({ url }) => ofInterpreter.test(lineOf(url) ?? ''))
    .flatMap((need) => {
      const [, value] = partOf(need);
      return typeof value === 'boolean' ? [value] : codesOf(value).flatMap((code) => answers.get(code) ?? []);
    });
}

/** Name as sent, else the language of its tag in English. */
function languageName(value: unknown): string | undefined {
  const concept = objectOf(value);
  const sentName = lineOf(concept?.text) ?? objectsOf(concept?.coding).flatMap(({ display }) => lineOf(display) ?? [])[0];
  const tags = objectsOf(concept?.coding).flatMap(({ system, code }) => {
    const coding = { ...(typeof system === 'string' && { system }), ...(typeof code === 'string' && { code }) };
    return coding.code === undefined || (coding.system !== undefined && !isNamingCode(coding)) ? [] : [coding.code];
  });
  const named = tags.flatMap((tag) => nameOfTag(tag) ?? [])[0];
  return sentName ?? named ?? (concept !== undefined && tags.length === 0 ? undefined : conceptText(value));
}

const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none', languageDisplay: 'standard' });

function nameOfTag(tag: string): string | undefined {
  try {
    return english.of(tag.replaceAll('_', '-')) ?? english.of(primaryLanguage(tag));
  } catch {
    return undefined;
  }
}
