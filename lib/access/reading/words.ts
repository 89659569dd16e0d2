/** Details of the audit events of what a reader did on the page. */
export const actDetails = {
  refused: 'print or copy is not allowed',
  viewed: 'pages, sources and filters',
  printed: 'print asked for',
  copiedEntry: 'copied: an entry',
  copiedText: 'copied: selected text',
  left: 'page left',
} as const;
