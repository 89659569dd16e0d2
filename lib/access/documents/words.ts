/** Words for a document that the session does not know. */
export const documentUnknown = 'This document is no longer available here. Open it again from its entry.';

/** Words for a document that was not shown. */
export const documentRefusals = {
  rejected: 'You said this is a different person at this source.',
  consent: 'Not opened: the patient’s consent could not be checked.',
  audit: 'Not opened: the audit log did not accept the request.',
  answerUnaudited: 'Not shown: the audit log did not accept the answer.',
  directory: (why: string) => `The network’s directory could not be read: ${why}.`,
  source: (name: string, why: string) => `${name} did not send this document: ${why}.`,
  notListed: 'The source no longer lists this file.',
  fileKind: (kind: string) => `This file cannot be shown here: it is ${kind}.`,
} as const;
