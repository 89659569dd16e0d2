import type { PolicyRule } from '#/lib/policy/model/policy.ts';
import { exceptedPartsRule } from './excepted-parts.ts';
import { ownRecord } from './own-record.ts';
import { patientOptOut } from './patient-opt-out.ts';
import { roleLimit } from './role-limit.ts';
import { safeguarding } from './safeguarding.ts';
import { securityLabel } from './security-label.ts';
import { sharingAgreement } from './sharing-agreement.ts';

/** Rules in order; the first that answers decides. Rules that keep back come before rules that open. */
export const policyRules: readonly PolicyRule[] = [
  patientOptOut,
  safeguarding,
  roleLimit,
  securityLabel,
  exceptedPartsRule,
  ownRecord,
  sharingAgreement,
];
