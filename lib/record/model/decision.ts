/** Subject of a decision made ahead of need, gravest first: the order in which they stand. */
export const decisionSubjects = ['resuscitation', 'treatment', 'refusal', 'attorney', 'statement'] as const;
export type DecisionSubject = (typeof decisionSubjects)[number];

/**
 * Stance of a decision, by its codes alone: free text is never read as one (H38).
 * refuses: against the treatment · allows: for it · contradictory: its codes or their words say both ·
 * open: it must be opened to know (a form, an attorney, a statement of wishes).
 */
export type DecisionStance = 'refuses' | 'allows' | 'contradictory' | 'open';

/** Reason that a decision is not, or not yet, in force, by the status that its source gives it. */
export type DecisionLapse =
  | 'revoked'
  | 'cancelled'
  | 'stopped'
  | 'rejected'
  | 'not-done'
  | 'inactive'
  | 'completed'
  | 'replaced'
  | 'on-hold'
  | 'draft'
  | 'proposed'
  | 'planned'
  | 'ruled-out'
  | 'unconfirmed'
  | 'unknown';

/** A decision about treatment, made for a time when the patient cannot speak; whatever resource carries it. */
export interface Decision {
  readonly subject: DecisionSubject;
  readonly stance: DecisionStance;
  /** The source's own words, without its status. */
  readonly words: string;
  readonly lapse?: DecisionLapse;
  /** The source's code for that status, where no word of ours fits it. */
  readonly lapseCode?: string;
  /** True for a form or a letter: its content is not known before it is opened. */
  readonly isDocument?: true;
  /** Name of who decided. */
  readonly by?: string;
  /** Last day or instant in force, as sent. */
  readonly until?: string;
  /** Day by which it is to be reviewed, as sent. */
  readonly reviewBy?: string;
  /** True if it was made in a contact that cannot be looked up: the contact did not come, or is named in words alone. */
  readonly contactNotReceived?: true;
  /** Ids of the entries of the same source that it takes the place of. */
  readonly replaces?: readonly string[];
}
