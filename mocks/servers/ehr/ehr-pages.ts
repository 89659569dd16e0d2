import type { WithheldTypes } from './ehr-scopes.ts';
import { http, type HttpHandler } from 'msw';
import { currentEncounter, listedPatients, type ListedPatient } from './ehr-patients.ts';
import type { Launches } from './ehr-launches.ts';
import { employees, type Employee, type ServedTenant } from './ehr-tenants.ts';
import { html, htmlPage, type Markup } from '#/mocks/servers/http/html.ts';
import type { CurrentLifetimes } from '#/mocks/servers/identity-provider/oidc-common.ts';

export interface EhrPages {
  readonly origin: string;
  readonly name: string;
  /** Label of the patients' number in its list. */
  readonly numberLabel: string;
  readonly viewerOrigin: string;
  readonly tenants: readonly ServedTenant[];
  readonly launches: Launches;
  readonly lifetimes: CurrentLifetimes;
  readonly withheld: WithheldTypes;
}

/** The record system's own pages: a list of patients, and one patient's chart with the viewer in a frame. */
export function ehrPageHandlers(ehr: EhrPages): HttpHandler[] {
  const { origin } = ehr;
  return [
    http.get(`${origin}/`, ({ request }) => listPage(ehr, signedIn(ehr, request))),
    http.get<{ user: string }>(`${origin}/as/:user`, ({ params }) =>
      redirect('/', { 'Set-Cookie': `ehr_user=${encodeURIComponent(params.user)}; Path=/; HttpOnly; SameSite=Lax` }),
    ),
    http.get<{ patient: string }>(`${origin}/open/:patient`, ({ request, params }) => {
      const query = new URL(request.url).searchParams;
      return redirect(
        launchUrl(ehr, params.patient, signedIn(ehr, request), { refuse: query.has('refuse'), expired: query.has('expired') }),
      );
    }),
    http.get<{ patient: string }>(`${origin}/chart/:patient`, ({ request, params }) =>
      chartPage(ehr, params.patient, signedIn(ehr, request)),
    ),
  ];
}

/** The clinician who is signed in: somebody always is, and the cookie only names them. */
function signedIn({ tenants }: EhrPages, request: Request): Employee {
  const wanted = /(?:^|; )ehr_user=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  const all = employees(tenants);
  const employee = all.find(({ person }) => person.id === wanted) ?? all[0];
  if (!employee) throw new Error('A record system needs somebody to sign in');
  return employee;
}

const redirect = (location: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store', ...headers } });

/** A new launch of the viewer for one patient (SMART 2.2, EHR launch). */
function launchUrl(
  ehr: EhrPages,
  patient: string,
  { tenant: { fhir }, person }: Employee,
  how: { readonly refuse?: boolean; readonly expired?: boolean } = {},
): string {
  const context = {
    user: person.id,
    base: fhir.base,
    patient,
    encounter: currentEncounter(fhir.store, patient),
    need_patient_banner: true,
    refuse: how.refuse ?? false,
  };
  const launch = ehr.launches.mint(context, how.expired ? -1 : ehr.lifetimes.launchSeconds);
  return `${ehr.viewerOrigin}/launch?${new URLSearchParams({ iss: fhir.base, launch })}`;
}

/** Name of the organisation, shown where the record system keeps several. */
export const organisationName = ({ tenants }: EhrPages, name: string): Markup | undefined =>
  tenants.length > 1 ? html`<strong>${name}</strong>` : undefined;

function headerOf(ehr: EhrPages, { tenant, person: user }: Employee, back: Markup | undefined): Markup {
  const colleagues = employees(ehr.tenants).filter(({ person }) => person.id !== user.id);
  return html`<header>
    <h1>${ehr.name}</h1>
    ${organisationName(ehr, tenant.fhir.name)} ${back}
    <nav aria-label="Signed in">
      <span>Signed in: <strong>${user.name}</strong> <span class="soft">${user.does}</span></span>
      ${colleagues.map(({ tenant: theirTenant, person: { id, name } }) => html`<a href="/as/${id}">Switch to ${name}${theirTenant === tenant ? '' : `, ${theirTenant.fhir.name}`}</a>`)}
    </nav>
  </header>`;
}

function listPage(ehr: EhrPages, user: Employee): Response {
  const patients = listedPatients(user.tenant.fhir.store);
  return htmlPage(
    ehr.name,
    html`${headerOf(ehr, user, undefined)}
      <main>
        <h2>Patients</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Born</th>
              <th scope="col">Gender</th>
              <th scope="col">${ehr.numberLabel}</th>
              <th scope="col"><span class="soft">Shared record</span></th>
            </tr>
          </thead>
          <tbody>
            ${patients.map(patientRow)}
          </tbody>
        </table>
        <p class="soft">See how the viewer answers ${refusals(patients[0]?.id ?? '')} All people here are made up.</p>
      </main>`,
  );
}

const refusals = (patient: string): Markup =>
  html`<a href="/open/${patient}?refuse">a launch that this system refuses</a>, or
    <a href="/open/${patient}?expired">a launch that has expired</a>.`;

const patientRow = ({ id, name, born, gender, number }: ListedPatient): Markup =>
  html`<tr data-patient="${id}">
    <td><strong>${name}</strong></td>
    <td class="number">${born}</td>
    <td>${gender}</td>
    <td class="number">${number}</td>
    <td class="actions">
      <a class="button" href="/open/${id}" aria-label="Open shared record of ${name}">Open shared record</a>
      <a
        class="button quiet"
        href="/open/${id}"
        target="_blank"
        rel="noopener noreferrer"
        aria-label="Open shared record of ${name} in a new tab"
        >In a new tab</a
      >
      <a class="button quiet" href="/chart/${id}" aria-label="Open in frame: ${name}">Open in frame</a>
    </td>
  </tr>`;

function chartPage(ehr: EhrPages, patient: string, user: Employee): Response {
  const listed = listedPatients(user.tenant.fhir.store).find(({ id }) => id === patient);
  if (!listed) return new Response('This patient is not known here', { status: 404 });
  const who = html`<strong>${listed.name}</strong> <span class="number">Born ${listed.born} · ${ehr.numberLabel} ${listed.number}</span>
    <a href="/">Patients</a>`;
  return htmlPage(
    ehr.name,
    html`${headerOf(ehr, user, who)}
      <main class="wide"><iframe title="Shared record" src="${launchUrl(ehr, patient, user)}"></iframe></main>`,
  );
}
