import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { listedPatients } from './ehr-patients.ts';
import { organisationName, type EhrPages } from './ehr-pages.ts';
import { grantScopes } from './ehr-scopes.ts';
import { tenantAt, type ServedTenant } from './ehr-tenants.ts';
import { html, htmlPage } from '#/mocks/servers/http/html.ts';
import { formOf, sendResponse } from '#/mocks/servers/http/node-http.ts';

/** Standalone launch: who is reading, and which patient (SMART 2.2, standalone launch with `launch/patient`). */
export async function ehrInteraction(
  provider: Provider,
  ehr: EhrPages,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(incoming, outgoing);
  const tenant = tenantAt(ehr.tenants, details.params['aud']);
  if (!tenant) throw new Error('A sign-in is for one of the organisations here');
  if (incoming.method !== 'POST') return sendResponse(outgoing, pickerPage(ehr, tenant));
  const form = await formOf(incoming);
  const [user, patient] = [form.get('user'), form.get('patient')];
  if (form.has('deny') || !user || !patient) {
    return provider.interactionFinished(incoming, outgoing, { error: 'access_denied', error_description: 'The reader declined' });
  }
  const grant = new provider.Grant({ accountId: user, clientId: String(details.params['client_id']) });
  grantScopes(grant, details.params['scope'], ehr.withheld);
  const grantId = await grant.save();
  ehr.launches.bind(grantId, { base: tenant.fhir.base, patient, need_patient_banner: true });
  return provider.interactionFinished(incoming, outgoing, { login: { accountId: user, remember: false }, consent: { grantId } });
}

function pickerPage(ehr: EhrPages, { fhir, clinicians }: ServedTenant): Response {
  return htmlPage(
    `${ehr.name}: sign in`,
    html`<header>
        <h1>${ehr.name}</h1>
        ${organisationName(ehr, fhir.name)}
      </header>
      <main>
        <h2>Sign in and choose a patient</h2>
        <form method="post" class="people">
          <label
            >Sign in as
            <select name="user">
              ${clinicians.map(({ id, name, does }) => html`<option value="${id}">${name}, ${does}</option>`)}
            </select></label
          >
          ${listedPatients(fhir.store).map(
            ({ id, name, born, number }) =>
              html`<button name="patient" value="${id}">
                ${name}<small class="number">Born ${born} · ${ehr.numberLabel} ${number}</small>
              </button>`,
          )}
          <button name="deny" value="yes">Do not sign in</button>
        </form>
      </main>`,
  );
}
