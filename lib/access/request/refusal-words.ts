/** Why a door stays shut, in the reader's words: the same at each door. */
export const sessionEndedWords = 'The system that you signed in with ended your session.';
export const mayNotOpenWords = 'Your organisation and role may not open records here.';
