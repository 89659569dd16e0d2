/** Words for documents into which a search could not look. */
export const documentSearchWords = {
  notSearched: (source: string) => `${source} gives only so many documents a day: its documents are opened, not searched.`,
  notFetched: (source: string, why: string) => `${source} sent no documents: ${why}.`,
} as const;

/** Details of the audit event of a search's end. */
export const searchDetails = { whole: 'all read', partial: 'not all were read' } as const;
