/** Words for a viewer whom the configuration lets open no record; the same for timelines and documents. */
export const mayNotOpenWords = 'Your organisation and role may not open records here.';

/** Words for a category whose stubs do not say what is not shared. */
export const notSharedBy = (name: string): string => `${name}: not shared with your organisation.`;

/** Details of audit events about refusals and decisions. */
export const decisionDetails = {
  consentUnknown: 'the consent registry gave no answer',
  consent: 'the patient’s choice',
  rule: 'the sharing rules',
  unsettled: 'not confirmed',
  role: 'the role opens no records',
  notOurPage: '403: not from our page',
  notSignedIn: '401: not signed in',
  beyondLimit: '429: beyond a limit of use',
  more: (count: number) => `${count} more requests refused within a minute`,
  moreSignIns: (count: number) => `${count} more sign-ins refused within a minute`,
} as const;

/** Reasons why one source was not queried, or its answer is in doubt: clauses that follow "No answer from X:" or "incomplete:". */
export const sourceRefusals = {
  rejected: 'you said this is a different person there',
  consent: 'not queried: the patient’s consent could not be checked',
  audit: 'not queried: the audit log did not accept the request',
  answerUnaudited: 'the audit log did not accept the answer',
  restingForRecord: 'not queried again yet: it sent another patient’s data for this record a moment ago',
  notInNetwork: 'its network no longer lists it as knowing this patient',
} as const;
