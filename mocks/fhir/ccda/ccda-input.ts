import type { CodedValue, CcdaVersion, PersonName } from './ccda-elements.ts';

/** Content of one C-CDA document before it is written as XML. */
export interface CcdaInput {
  readonly flavour: CcdaVersion;
  /** OID of the organisation: the root of its own ids. */
  readonly root: string;
  /** Extension of the document's id. */
  readonly number: string;
  readonly title: string;
  readonly type: CodedValue;
  /** `yyyy-mm-dd`. */
  readonly written: string;
  readonly patient: CcdaPatient;
  readonly author: PersonName;
  readonly custodian: string;
  readonly allergies?: readonly CcdaAllergy[];
  readonly problems?: readonly CcdaProblem[];
  readonly medications?: readonly CcdaMedication[];
  readonly results?: readonly CcdaPanel[];
  readonly immunizations?: readonly CcdaImmunization[];
  /** A section of narrative alone. */
  readonly note?: CcdaNote;
}

export interface CcdaNote {
  readonly title: string;
  readonly type: CodedValue;
  readonly paragraphs: readonly string[];
  readonly pictures?: readonly CcdaPicture[];
}

export interface CcdaPicture {
  readonly caption: string;
  readonly mediaType: string;
  /** The file itself, or the address where it is said to lie. */
  readonly file: Buffer | string;
}

export interface CcdaPatient {
  readonly ids: readonly { readonly root: string; readonly extension: string }[];
  readonly name: PersonName;
  readonly gender: 'M' | 'F';
  /** `yyyy-mm-dd`. */
  readonly born: string;
}

/** Number of a statement, the same in each document that repeats it. */
interface Act {
  readonly number: string;
}

export interface CcdaAllergy extends Act {
  readonly substance: CodedValue;
  readonly reaction: CodedValue;
  readonly severity: CodedValue;
  readonly since: string;
}

export interface CcdaProblem extends Act {
  readonly problem: CodedValue;
  readonly since: string;
  readonly until?: string;
}

export interface CcdaMedication extends Act {
  readonly medicine: CodedValue;
  readonly dose: string;
  readonly unit: string;
  readonly everyHours: number;
  readonly words: string;
  readonly since: string;
  readonly until?: string;
}

export interface CcdaPanel extends Act {
  readonly panel: CodedValue;
  readonly takenOn: string;
  readonly results: readonly CcdaResult[];
}

export interface CcdaResult extends Act {
  readonly test: CodedValue;
  readonly value: string;
  readonly unit: string;
  readonly low: string;
  readonly high: string;
  readonly flag: 'N' | 'H' | 'L';
}

export interface CcdaImmunization extends Act {
  readonly vaccine: CodedValue;
  readonly givenOn: string;
  /** Reason for which the vaccine was not given. */
  readonly refused?: string;
}
