/** Clauses after "This document cannot be read:". */
export const xmlRefusals = {
  tooLarge: 'it is larger than this viewer can read',
  withoutRoot: 'it does not have exactly one outermost element',
  declares: 'it declares a document type or entities, which this viewer does not read',
  tooDeep: 'its parts are nested too deeply',
  tooManyElements: 'it has more parts than this viewer can read',
  damaged: (line: number, column: number | undefined): string =>
    `its XML is damaged (line ${line}${column === undefined ? '' : `, column ${column}`})`,
} as const;

/** Messages of an XmlError, before the line. */
export const xmlFaults = {
  attributeName: 'an attribute has an invalid name',
  tagName: 'a tag has an invalid name',
  documentType: 'XML with a DOCTYPE is not read',
  tooManyElements: (limit: number): string => `XML of more than ${limit} elements`,
  tooManyAttributes: 'XML of too many attributes',
  tooDeep: (limit: number): string => `more than ${limit} tags nested within each other`,
} as const;
