import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { labelSystemOf } from '#/lib/record/security-labels/label-system.ts';
import { codesInWords } from '#/lib/record/security-labels/find-code.ts';
import { codingsOf } from '#/lib/fhir/cda/datatypes/concept.ts';
import { isConfidentialityCode, securityLabelsOf, unreadable } from '#/lib/fhir/cda/datatypes/security-label.ts';
import { isCoded, statementsIn, relatedStatements } from './statement.ts';
import { type Element, attributeOf, childNamed, childrenNamed, findWithin, textContent } from '#/lib/fhir/markup/element-tree.ts';

/**
 * Labels of a document only ever add up: whoever looks takes the highest (DS4P), so that "normal" within a restricted
 * document lowers nothing, and "restricted" within a normal one raises what stands there.
 */
export function joinedLabels(...lists: readonly (readonly JsonObject[])[]): readonly JsonObject[] {
  return [
    ...new Map(lists.flat().map((label) => [`${String(label.system)}|${String(label.code)}|${String(label.display)}`, label])).values(),
  ];
}

/** Every label in an element, whatever it stands at: of a whole document, or of an entry with its security observations. */
export function labelsWithin(element: Element): readonly JsonObject[] {
  const labels: JsonObject[] = [];
  findWithin(element, (item) => {
    if (isConfidentialityCode(item) || isOfConfidentiality(item)) labels.push(...securityLabelsOf(item));
    if (isSecurityObservation(item)) labels.push(...childrenNamed(item, 'value').flatMap(securityLabelsOf));
    if (isPrivacySection(item)) labels.push(...statedProhibitions(item));
    if (item.name === 'section') labels.push(...ownLabels(item));
    return undefined;
  });
  return joinedLabels(labels);
}

/** Labels of a section: its own code, and entries that do nothing but label it. A privacy segmented section (DS4P) without its code has one that cannot be read. */
export function ownLabels(element: Element): readonly JsonObject[] {
  const annotations = childrenNamed(element, 'entry').filter((entry) => statementsIn(entry).some(isAnnotation));
  const codes = element.children.filter((part): part is Element => typeof part !== 'string' && isConfidentialityCode(part));
  const isUnlabelled = codes.length === 0 && isTemplated(element, (root) => root === '2.16.840.1.113883.3.3251.1.10');
  return joinedLabels(isUnlabelled ? [unreadable] : codes.flatMap(securityLabelsOf), annotations.flatMap(labelsWithin));
}

/** Labels of a whole document: its own, and those of its section of privacy markings, which speak of all of it (DS4P). */
export function documentLabels(root: Element): readonly JsonObject[] {
  const labels: JsonObject[] = [...ownLabels(root)];
  findWithin(root, (item) => {
    if (isPrivacySection(item)) labels.push(...labelsWithin(item));
    return undefined;
  });
  return joinedLabels(labels);
}

function isOfConfidentiality(element: Element): boolean {
  const system = attributeOf(element, 'codeSystem');
  return system !== undefined && labelSystemOf(system) === 'levels';
}

const securityCodes = ['SECOBS', 'SECCLASSOBS', 'SECCATOBS', 'SECCONOBS', 'SECINTOBS', 'SECTRSTOBS'] as const;

/** Templates of DS4P's security observations (confidentiality, sensitivity, obligation, refrain, purpose). */
const securityTemplate = /^2\.16\.840\.1\.113883\.3\.445\.\d+$/;

function isSecurityObservation(element: Element): boolean {
  if (element.name !== 'observation') return false;
  return isCoded(element, ...securityCodes) || isTemplated(element, (root) => securityTemplate.test(root));
}

const isTemplated = (element: Element, isWanted: (root: string) => boolean): boolean =>
  childrenNamed(element, 'templateId').some((id) => isWanted(attributeOf(id, 'root') ?? ''));

/** v3 ActCode: security observations, and the privacy annotation that groups them (C-CDA DS4P). */
function isAnnotation(statement: Element): boolean {
  const parts = statement.name === 'organizer' ? relatedStatements(statement) : [];
  if (parts.length > 0) return parts.every((part) => isAnnotation(part.statement));
  return isCoded(statement, ...securityCodes) || isSecurityObservation(statement);
}

/** DS4P Privacy Markings Section: by its template, by LOINC "Privacy policy", or by the title that guides and products give it. */
function isPrivacySection(element: Element): boolean {
  if (element.name !== 'section') return false;
  const isMarked = isTemplated(element, (root) => root === '2.16.840.1.113883.3.3251.1.5');
  const code = childNamed(element, 'code');
  const isPrivacyPolicy = code !== undefined && codingsOf(code).some((coding) => coding.code === '57017-6');
  return isMarked || isPrivacyPolicy || privacyTitle.test(textContent(childNamed(element, 'title')));
}

const privacyTitle = /prohibition|redisclosure|re-disclosure|privacy marking|security marking/i;

/** Labels that the words of such a section state; the section is a label even where its words name none. */
function statedProhibitions(section: Element): readonly JsonObject[] {
  const codes = codesInWords(textContent(childNamed(section, 'text')).replaceAll(/\s+/g, ' '));
  const system = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
  if (codes.length > 0) return codes.map((code) => ({ system, code }));
  const hasCode = findWithin(section, (item) => isConfidentialityCode(item) || isSecurityObservation(item) || undefined);
  return hasCode === true ? [] : [unreadable];
}
