import { consultationText } from './consultation-text.ts';
import { sharedDocuments } from './documents.ts';
import type { SharingPart } from './sharing-part.ts';

/** Every part that the configuration's `sharing.except` can name; the first that holds a whole entry gives its stub. */
export const sharingParts: readonly SharingPart[] = [consultationText, sharedDocuments];
