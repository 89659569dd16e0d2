import type { AuditedPatientKey } from '#/lib/record/looks/audit-row.ts';
import { AuditChoice, AuditField } from './field-parts.tsx';
import { auditWords } from './words.ts';

export interface PatientFieldsProps {
  readonly identifiers: readonly { readonly system: string; readonly label: string }[];
  /** A system of numbers, or `address`. */
  readonly by: string;
  readonly value: string;
  readonly onBy: (by: string) => void;
  readonly onValue: (value: string) => void;
}

/** A patient by number, or by the address of the Patient at a record system. */
export function PatientFields({ identifiers, by, value, onBy, onValue }: PatientFieldsProps) {
  const choices = [
    ...identifiers.map(({ system, label }) => ({ value: system, name: label })),
    { value: 'address', name: auditWords.patientAddress },
  ];
  return (
    <>
      <AuditChoice label={auditWords.patientBy} value={by} onChange={onBy} choices={choices} />
      <AuditField label={auditWords.patientValue} value={value} onChange={onValue} />
    </>
  );
}

/** The patient of a search; undefined where none was entered. */
export function patientKey(by: string, typed: string): AuditedPatientKey | undefined {
  const value = typed.trim();
  if (value === '') return undefined;
  return by === 'address' ? { by, value } : { by: 'number', system: by, value };
}
