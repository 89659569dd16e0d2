/** Words of the door to documents. */
export const documentUnknown = 'This document is no longer available here. Open it again from its entry.';
