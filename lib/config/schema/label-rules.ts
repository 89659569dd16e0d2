import { z } from 'zod';
import { codeFor, effectOf } from '#/lib/record/security-labels/find-code.ts';
import { labelSystemOf } from '#/lib/record/security-labels/label-system.ts';
import { knownCodes } from '#/lib/record/security-labels/known-codes.ts';

const keeps = knownCodes.filter(({ effect }) => effect === 'keeps-back').map(({ code }) => code);
const levels = new Set(['U', 'L', 'M', 'N']);
const hides = knownCodes.filter(({ code, effect }) => effect === 'hides-nothing' && !levels.has(code)).map(({ code }) => code);

/** A system of labels that this product does not know; the codes of the known ones stand alone. */
const isForeign = (system: string): boolean => labelSystemOf(system) === 'foreign';

/** `system|code` of a label of a site's own; `|code` where it has no system. */
const isForeignLabel = (text: string): boolean => /^[^|]*\|[^|]+$/.test(text) && isForeign(text.slice(0, text.indexOf('|')));

const isKnown = (code: string): boolean => codeFor(code) === code;

/** A code that keeps back, by default or under `keepBack`, or a label of a site's own. */
const openable = z
  .string()
  .refine(
    (text) => (isKnown(text) && !levels.has(text)) || isForeignLabel(text),
    `a code of v3 Confidentiality or v3 ActCode (${keeps.join(', ')}), a code that \`keepBack\` names, or "system|code" of a label of your own`,
  );

const furtherCode = z
  .string()
  .refine(
    (text) => isKnown(text) && effectOf(text) === 'hides-nothing' && !levels.has(text),
    `a known code that hides nothing by default: ${hides.join(', ')}`,
  );

const ownLabel = z
  .string()
  .refine(
    (text) => isForeignLabel(text) || (/^\S+$/.test(text) && !text.includes('|') && isForeign(text) && !isKnown(text)),
    'the system of your own labels, or "system|code" of one of them; never a system of HL7’s confidentiality or sensitivity codes',
  );

/** The configuration's `labels`: what security labels keep back from other organisations. */
export const labelRules = z.strictObject({
  /** Opens labels that keep an item back to roles of organisations. An item is shown once all of its labels are open. */
  open: z
    .array(
      z.strictObject({
        codes: z.array(openable).min(1),
        to: z.array(z.string()).min(1),
        roles: z.array(z.string()).min(1),
        sources: z.array(z.string()).min(1).optional(),
      }),
    )
    .default([]),
  /** Further known codes that keep an item back. */
  keepBack: z.array(furtherCode).default([]),
  /** Labels of systems of your own that keep nothing back; any other label of an unknown system does. */
  harmless: z.array(ownLabel).default([]),
});
