import { anticoagulantKind } from './anticoagulants.ts';
import { insulinKind } from './insulin.ts';
import type { MedicineKind } from './medicine-kind.ts';

/** The kinds that are offered: those whose table is whole (docs/decisions/0055). */
export const medicineKinds: readonly MedicineKind[] = [anticoagulantKind, insulinKind];
