/** Journeys that run at a time. */
export const workers = 2;
