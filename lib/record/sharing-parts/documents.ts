import type { SharingPart } from './sharing-part.ts';

export const sharedDocuments: SharingPart = {
  name: 'documents',
  category: 'documents',
  words: { title: 'Document', subject: 'documents are' },
  // An entry taken out of a document says what the document says.
  isWhole: ({ category, body, origins }) =>
    category === 'documents' ||
    body.shape === 'attachments' ||
    (body.shape === 'panel' && body.attachments !== undefined) ||
    origins.some(({ document }) => document !== undefined),
};
