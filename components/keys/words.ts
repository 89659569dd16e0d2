/** Words of the list of keys. */
export const keyWords = {
  title: 'Keys',
  scope: 'They act anywhere but in a field.',
  lettersAct: 'Use these keys',
  lettersScope: 'Off: no letter and no ? acts; Tab, the arrows, Enter and Esc always do.',
  keys: [
    ['j', 'next row'],
    ['k', 'previous row'],
    ['Enter', 'open the row'],
    ['→ ←', 'show or hide the parts of a row'],
    ['Esc', 'close what is open'],
    ['o', 'others only: hide your own organisation, or show it again'],
    ['/', 'search everything; Ctrl+F too'],
    ['s', 'summary'],
    ['t', 'timeline'],
    ['r', 'results'],
    ['m', 'medicines'],
    ['a', 'allergies'],
    ['n', 'since: choose a start date'],
    ['?', 'this list'],
  ],
} as const;
