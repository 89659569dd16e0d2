/** In place of the finder: not signed in, or no longer. */
export function SignedOut({ service }: { readonly service: string }) {
  return (
    <div className="min-h-dvh bg-canvas px-4 py-8 text-text">
      <main className="mx-auto w-full max-w-[40rem] rounded-control border border-line bg-surface p-6" data-notice="not-signed-in">
        <p className="m-0 text-detail text-muted">{service}</p>
        <h1 className="mt-1 mb-2 text-name font-semibold">You are not signed in</h1>
        <p className="m-0 text-block">
          To find a patient, sign in first. If you were signed in, it ended because nothing was done for a while, or you signed out in
          another tab.
        </p>
        <a
          href="/"
          className="mt-4 inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
        >
          Start page
        </a>
      </main>
    </div>
  );
}
