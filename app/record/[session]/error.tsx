'use client';

/** A part of the page could not be loaded or drawn. Nothing of the record stays on a screen that cannot be trusted (H33). */
export default function RecordFault() {
  return (
    <main role="alert" className="mx-auto max-w-[48rem] p-6">
      <h1 className="m-0 text-heading font-semibold">The shared record could not be shown</h1>
      <p className="mt-2 text-row">
        A part of this page did not load. Nothing is known from here until it does; use other means if you cannot wait.
      </p>
      <button
        type="button"
        className="mt-3 rounded-control border border-control bg-surface px-4 py-2 text-row"
        onClick={() => location.reload()}
      >
        Reload
      </button>
    </main>
  );
}
