export const peoplePageWords = {
  toRing: 'Who to ring',
  languages: 'Language',
  attorneys: 'Attorney for health',
  ofBanner: 'as in the banner',
  recorded: 'As recorded',
  noneNamed: 'Nobody is named to ring by what has come.',
} as const;
