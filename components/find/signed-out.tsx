import { signedOutWords } from './words.ts';

interface Props {
  readonly service: string;
  /** The support desk. */
  readonly contact?: string | undefined;
}

/** Notice in place of the finder: not signed in, or no longer. */
export function SignedOut({ service, contact }: Props) {
  return (
    <div className="min-h-dvh bg-canvas px-4 py-8 text-text">
      <main className="mx-auto w-full max-w-[40rem] rounded-control border border-line bg-surface p-6" data-notice="not-signed-in">
        <p className="m-0 text-detail text-muted">{service}</p>
        <h1 className="mt-1 mb-2 text-name font-semibold">{signedOutWords.heading}</h1>
        <p className="m-0 text-block">{signedOutWords.signIn}</p>
        <a
          href="/"
          className="mt-4 inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
        >
          Start page
        </a>
        {contact === undefined ? undefined : <p className="m-0 mt-4 text-detail text-muted">{signedOutWords.support(contact)}</p>}
      </main>
    </div>
  );
}
