/** Titles of the pages; never a patient's name: titles stay in histories and on other people's screens. */
export const pageWords = {
  title: 'Tributary',
  description: 'One record from many sources.',
  recordTitle: 'Tributary – shared record',
} as const;
