export const documentNotAnswered = 'The shared record did not answer. Try again.';
