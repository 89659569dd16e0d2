import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { isKeptByLabel } from '#/lib/policy/model/labels.ts';
import type { PolicyRequest, PolicySource } from '#/lib/policy/model/policy.ts';
import { cleanLabelText, codeFor, codeNamed, isTestData } from '#/lib/record/security-labels/find-code.ts';
import { labelSystemOf } from '#/lib/record/security-labels/label-system.ts';

const source: PolicySource = { id: 'vale', name: 'Vale', organisation: 'vale', mayWithholdPersonally: true };
const request: PolicyRequest = {
  viewer: {
    subject: 'a',
    issuer: 'https://login.example',
    name: 'Dr A',
    role: 'clinician',
    organisation: 'hill',
    organisationName: 'Hill',
  },
  purpose: 'TREAT',
  blockedOrganisations: new Set(),
  sharing: [],
};
const isKept = (resource: object): boolean =>
  isKeptByLabel(request, source, scanResource({ resourceType: 'Condition', id: 'a', ...resource }).labels);

/** Every text, number and truth value within, keys too. */
function leaves(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, part]) => [key, ...leaves(part)]);
}

/** A text that some reader may know, whole or in parts. */
const isKnown = (text: string): boolean =>
  [text, ...text.split(/[\s,;&+/|#^]+/)].some((part) => {
    const clean = cleanLabelText(part) ?? '';
    return codeFor(clean) !== undefined || codeNamed(clean) !== undefined || isTestData(clean) || labelSystemOf(part) !== 'foreign';
  });

const words = fc.oneof(fc.string({ maxLength: 10 }), fc.integer(), fc.boolean(), fc.constant(null));
const names = fc.constantFrom('system', 'code', 'display', 'coding', 'text', 'value', 'valueCoding', 'concept', 'userSelected', 'id', 'x');
const { shape } = fc.letrec((tie) => ({
  shape: fc.oneof({ maxDepth: 4 }, words, fc.dictionary(names, tie('shape'), { maxKeys: 4 }), fc.array(tie('shape'), { maxLength: 3 })),
}));
const isAbsent = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

test('H45 whatever stands in an element of labels and is not known keeps the item back', () => {
  fc.assert(
    fc.property(
      shape.filter((value) => !isAbsent(value) && !leaves(value).some(isKnown)),
      fc.constantFrom('security', 'securityLabel', 'SecurityLabels', 'confidentiality'),
      (value, element) => {
        expect(isKept({ meta: { [element]: value } })).toBe(true);
        expect(isKept({ contained: [{ resourceType: 'Basic', [element]: value }] })).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
});

test.each([undefined, null, []])('an element of labels that is absent, as %s, keeps nothing back', (security) => {
  expect(isKept({ meta: { security } })).toBe(false);
});
