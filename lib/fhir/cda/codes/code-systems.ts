import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** Object identifiers of code systems and the URIs that FHIR R4 and THO give to them. */
const systems = new Map([
  ['2.16.840.1.113883.6.96', 'http://snomed.info/sct'],
  ['2.16.840.1.113883.6.1', 'http://loinc.org'],
  ['2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['2.16.840.1.113883.6.69', 'http://hl7.org/fhir/sid/ndc'],
  ['2.16.840.1.113883.12.292', 'http://hl7.org/fhir/sid/cvx'],
  ['2.16.840.1.113883.6.59', 'http://hl7.org/fhir/sid/cvx'],
  ['2.16.840.1.113883.12.227', 'http://terminology.hl7.org/CodeSystem/MVX'],
  ['2.16.840.1.113883.4.9', 'http://fdasis.nlm.nih.gov'],
  ['2.16.840.1.113883.6.12', 'http://www.ama-assn.org/go/cpt'],
  ['2.16.840.1.113883.6.285', 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets'],
  ['2.16.840.1.113883.6.13', 'http://www.ada.org/cdt'],
  ['2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
  ['2.16.840.1.113883.6.90', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['2.16.840.1.113883.6.4', 'http://www.cms.gov/Medicare/Coding/ICD10'],
  ['2.16.840.1.113883.6.42', 'http://hl7.org/fhir/sid/icd-9'],
  ['2.16.840.1.113883.6.103', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.6.104', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.6.2', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.6.254', 'http://hl7.org/fhir/sid/icf'],
  ['2.16.840.1.113883.6.73', 'http://www.whocc.no/atc'],
  ['2.16.840.1.113883.6.8', 'http://unitsofmeasure.org'],
  ['2.16.840.1.113883.3.26.1.1', 'http://ncithesaurus-stage.nci.nih.gov'],
  ['2.16.840.1.113883.3.26.1.5', 'http://hl7.org/fhir/ndfrt'],
  ['2.16.840.1.113883.6.101', 'http://nucc.org/provider-taxonomy'],
  ['2.16.840.1.113883.6.238', 'urn:oid:2.16.840.1.113883.6.238'],
  ['2.16.840.1.113883.6.259', 'https://www.cdc.gov/nhsn/cdaportal/terminology/codesystem/hsloc.html'],
  ['2.16.840.1.113883.3.221.5', 'https://nahdo.org/sopt'],
  ['2.16.840.1.113883.2.1.3.2.4.15', 'http://snomed.info/sct'],
  ['2.16.840.1.113883.12.1', 'http://terminology.hl7.org/CodeSystem/v2-0001'],
  ['2.16.840.1.113883.12.112', 'http://terminology.hl7.org/CodeSystem/v2-0112'],
  ['1.2.840.10008.2.16.4', 'http://dicom.nema.org/resources/ontology/DCM'],
]);

/** HL7 v3's own code systems: `2.16.840.1.113883.5.n`, by the last number. */
const v3 = wordTable(`
  1: AdministrativeGender; 2: MaritalStatus; 4: ActCode; 6: ActClass; 7: ActPriority; 8: ActReason; 14: ActStatus; 25: Confidentiality;
  60: LanguageAbilityMode; 61: LanguageAbilityProficiency; 79: mediatype; 83: ObservationInterpretation; 84: ObservationMethod;
  85: ParticipationMode; 88: ParticipationFunction; 90: ParticipationType; 104: Race; 110: RoleClass; 111: RoleCode; 112: RouteOfAdministration;
  129: SpecimenType; 139: TimingEvent; 1001: ActMood; 1002: ActRelationshipType; 1008: NullFlavor; 1052: ActSite; 1063: ObservationValue; 1076: ReligiousAffiliation;
  1070: ActInjuryCode; 1119: AddressUse; 45: EntityNameUse; 50: Ethnicity
`);

/** The URI of a code system, or of a namespace of identifiers: known, else `urn:oid:`; texts that are no OID only when they are URIs. */
export function systemOf(root: string | undefined): string | undefined {
  if (root === undefined) return undefined;
  const registeredUri = systems.get(root);
  if (registeredUri !== undefined) return registeredUri;
  const name = root.startsWith('2.16.840.1.113883.5.') ? v3.get(root.slice(20)) : undefined;
  return name === undefined ? uriOf(root) : `http://terminology.hl7.org/CodeSystem/v3-${name}`;
}

/** v3 II.root and CD.codeSystem are an OID, a UUID or, against the specification, a URI. */
export function uriOf(root: string): string | undefined {
  if (/^\d+(\.\d+)+$/.test(root)) return `urn:oid:${root}`;
  if (/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(root)) return `urn:uuid:${root.toLowerCase()}`;
  return /^(urn:|https?:\/\/)\S+$/i.test(root) ? root : undefined;
}
