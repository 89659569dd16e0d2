import type { PolicyRule } from '#/lib/policy/model/policy.ts';
import { confidentialityLabel } from './confidentiality-label.ts';
import { exceptedPartsRule } from './excepted-parts.ts';
import { ownRecord } from './own-record.ts';
import { patientOptOut } from './patient-opt-out.ts';
import { sharingAgreement } from './sharing-agreement.ts';

/** In the order in which they are asked; the first that speaks decides. What keeps back comes before what opens. */
export const policyRules: readonly PolicyRule[] = [patientOptOut, confidentialityLabel, exceptedPartsRule, ownRecord, sharingAgreement];
