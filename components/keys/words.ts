/** Words of the list of keys. */
export const keyWords = {
  title: 'Keys',
  scope: 'They act while the focus is in the list, on a start date, or nowhere.',
  lettersAct: 'Use letter keys',
  keys: [
    ['j', 'next row'],
    ['k', 'previous row'],
    ['Enter', 'open the row'],
    ['→ ←', 'show or hide the parts of a row'],
    ['Esc', 'close what is open'],
    ['o', 'others only: hide your own organisation, or show it again'],
    ['s', 'summary'],
    ['t', 'timeline'],
    ['a', 'allergies'],
    ['n', 'since: choose a start date'],
    ['?', 'this list'],
  ],
} as const;
