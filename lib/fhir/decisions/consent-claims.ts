import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { conceptOf, wordedText } from '#/lib/fhir/datatypes/concept.ts';
import type { Claim } from './claims.ts';
import { meaningOfConsentCode } from './decision-codes.ts';
import { namesOfCodes, namesOfConsentCodes } from './words.ts';

const deepest = 5;

/**
 * Claims of a Consent: its category, its scope, and each rule with what it denies or permits. A consent to share or to take part in
 * research has none of their codes, so it never becomes a decision.
 */
export function consentClaims({ scope, category, provision }: Resource): readonly Claim[] {
  const root = objectOf(provision);
  const rules = sayAllRefused(rulesOf(root, 0), isAboutTreatment(scope, category));
  const isPermitted = rules.length === 0 && root?.type === 'permit';
  const claimOf = (concept: unknown, words = wordedText(concept, namesOfConsentCodes)): readonly Claim[] =>
    words === undefined ? [] : [{ concept, words, isConsent: true, isPermitted }];
  // The scope says that it is a directive, and the category, often in words alone, which.
  const named = wordedText(listOf(category)[0], namesOfConsentCodes);
  const kinds = [
    ...listOf(category).flatMap((concept) => claimOf(concept)),
    ...listOf(scope).flatMap((concept) => claimOf(concept, named)),
  ];
  return [...rules, ...kinds];
}

/** A directive made ahead, or a consent to treatment: what its rules deny is a treatment, not a reader of the record. */
function isAboutTreatment(scope: unknown, category: unknown): boolean {
  const codes = [scope, ...listOf(category)].flatMap((concept) => conceptOf(concept)?.codings ?? []);
  return codes.some(({ system, code = '' }) => code === 'treatment' || meaningOfConsentCode(system, code) !== undefined);
}

/** Rules that deny, each with the words of all of them: a refusal must not stand for another that it leaves out. */
function sayAllRefused(rules: readonly Claim[], isTreatment: boolean): readonly Claim[] {
  const refused = rules.filter((claim) => claim.isForbidden === true).map((claim) => claim.words);
  const words = `Refused: ${[...new Set(refused)].join(', ')}`;
  return rules.map((claim) => (claim.isForbidden === true ? { ...claim, words, isRefusedTreatment: isTreatment } : claim));
}

/** A rule within a rule has its own type. Without one (R5) it is an exception to the decision, which authors write both ways. */
function rulesOf(rule: JsonObject | undefined, depth: number): readonly Claim[] {
  if (rule === undefined || depth > deepest) return [];
  const isForbidden = rule.type === 'deny';
  const isException = depth > 0 && rule.type === undefined;
  const own = listOf(rule.code).flatMap((concept): readonly Claim[] => {
    const words = wordedText(concept, namesOfCodes);
    if (words === undefined) return [];
    return [{ concept, words, isOrder: true, isForbidden, isException }];
  });
  return [...own, ...objectsOf(rule.provision).flatMap((inner) => rulesOf(inner, depth + 1))];
}
