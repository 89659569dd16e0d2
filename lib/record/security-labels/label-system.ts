import { trimEndWhere } from '#/lib/record/text/trim-text.ts';
/**
 * Subject of a label's code system. `levels`: v3 Confidentiality. `act`: v3 ActCode with its sensitivities and policies.
 * `other-known`: purposes and processing, which keep nothing back. `foreign`: a system that this product does not know, or none.
 */
export type LabelSystem = 'levels' | 'act' | 'other-known' | 'foreign';

/** Object identifiers of code systems and value sets (HL7 v3, and the tables of HL7 v2). */
const byOid: ReadonlyMap<string, LabelSystem> = new Map<string, LabelSystem>([
  ['2.16.840.1.113883.5.25', 'levels'],
  ['2.16.840.1.113883.1.11.10228', 'levels'],
  ['2.16.840.1.113883.1.11.16926', 'levels'],
  ['2.16.840.1.113883.12.177', 'levels'],
  ['2.16.840.1.113883.18.96', 'levels'],
  ['2.16.840.1.113883.18.418', 'levels'],
  ['2.16.840.1.113883.5.4', 'act'],
  ['2.16.840.1.113883.5.1137', 'act'],
  ['2.16.840.1.113883.5.1138', 'act'],
  ['2.16.840.1.113883.1.11.20428', 'act'],
  ['2.16.840.1.113883.1.11.20429', 'act'],
  ['2.16.840.1.113883.1.11.20445', 'act'],
  ['2.16.840.1.113883.1.11.20446', 'act'],
  ['2.16.840.1.113883.5.8', 'other-known'],
  ['2.16.840.1.113883.1.11.20448', 'other-known'],
  ['2.16.840.1.113883.5.1063', 'other-known'],
]);

/**
 * Names by which a system is known wherever it is said to stand: another host, a ValueSet for its CodeSystem, STU3's and
 * DSTU2's paths, a table of HL7 v2, the name alone. The first that occurs decides.
 */
const byName: readonly (readonly [RegExp, LabelSystem])[] = [
  // How sure a programme is of its finding is a confidence.
  [/confid(?!ence)|hl70177|hl70907|v20177|v20907/, 'levels'],
  // The sensitivity of bacteria is no secret.
  [
    /actcode|(?<!biotic|microbial|bacterial|culture)sensitiv|refrain|obligation|privacylaw|privacypolicy|securitypolicy|actpolicy|actconsent|consentdirective|privacymark/,
    'act',
  ],
  [/actreason|purposeofuse|observationvalue|observationintegrity|alterationintegrity|dataintegrity/, 'other-known'],
];

/** A word that ends in "act", before "code": a contact's or a contract's. */
const otherActs = /[a-z]act[\W_]*code/g;

/** Tells whether a system is one of HL7's own, by its address or its object identifier. */
export const isOfHl7 = (system: string): boolean => /hl7|^(?:urn:)?(?:oid:)?2\.16\.840\.1\.113883\.(?:1|5|12|18)\./i.test(system.trim());

/** Finds the subject of a system, however it is spelled. */
export function labelSystemOf(system: string | undefined): LabelSystem {
  if (system === undefined) return 'foreign';
  const [text = ''] = system.toLowerCase().replaceAll(/\s/g, '').split(/[|#]/, 1);
  const oid = /^(?:urn:)?(?:oid:)?(\d+(?:\.\d+)+)$/.exec(trimEndWhere(text, /[/#?]/))?.[1];
  if (oid !== undefined) return byOid.get(oid) ?? 'foreign';
  const letters = text
    .replaceAll(/%[\da-f]{2}/g, '-')
    .replaceAll(otherActs, '-')
    .replaceAll(/[^a-z0-9]/g, '');
  return byName.find(([name]) => name.test(letters))?.[1] ?? 'foreign';
}
