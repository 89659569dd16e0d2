import { answerFigures } from '#/lib/access/audit-trail/audit-requests.ts';
import { sessionServices } from '#/lib/access/session-services.ts';

/** Counts the use of the exchange. */
export const POST = (request: Request): Promise<Response> => answerFigures({ request, services: sessionServices });
