import { isOwn } from '#/lib/policy/agreement.ts';
import type { PolicyRule } from '#/lib/policy/policy.ts';
import type { Coding } from '#/lib/record/coded.ts';

const system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** HL7 v3 Confidentiality up to "normal"; R, V and any code that we do not know are more than that (standards §6). */
const usual = new Set(['U', 'L', 'M', 'N']);

/**
 * Items labelled restricted leave their own organisation under no general agreement. Only where the source says for
 * all its patients that something may be withheld: silence about one patient would otherwise read as "nothing there".
 */
export const confidentialityLabel: PolicyRule = {
  name: 'confidentiality-label',
  release: (request, source, { labels }) =>
    source.mayWithholdPersonally && !isOwn(request, source) && labels.some(isRestricted) ? { verdict: 'withheld' } : undefined,
};

function isRestricted(label: Coding): boolean {
  return label.system === system && !usual.has(label.code ?? '');
}
