import { answerFinderRenewal } from '#/lib/access/answer-finder-renewal.ts';

/** Renews the session of a viewer who looks for a patient; answers as a record's renewal does. */
export const POST = (request: Request): Promise<Response> => answerFinderRenewal(request);
