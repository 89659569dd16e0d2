import { answerFinderRenewal } from '#/lib/access/answer-finder-renewal.ts';
import { openOfficerSession } from '#/lib/session/open/read-officer.ts';

/** Renews the session of a privacy officer, as a finder's is renewed. */
export const POST = (request: Request): Promise<Response> => answerFinderRenewal(request, openOfficerSession);
