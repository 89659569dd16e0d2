/** Words in place of a record whose page could not be drawn. */
export const faultWords = {
  title: 'The shared record could not be shown',
  text: 'A part of this page did not load. Nothing is known from here until it does; use other means if you cannot wait.',
  reload: 'Reload',
} as const;
