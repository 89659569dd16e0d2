import { answerExtract } from '#/lib/access/audit-trail/audit-requests.ts';
import { sessionServices } from '#/lib/access/session-services.ts';

/** Makes the extract for one patient. */
export const POST = (request: Request): Promise<Response> => answerExtract({ request, services: sessionServices });
