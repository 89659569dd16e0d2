/** Words for a viewer whom the configuration lets open no record; the same at each door. */
export const mayNotOpenWords = 'Your organisation and role may not open records here.';
