'use client';
import { Siren } from 'lucide-react';
import { SourceBadge } from '#/components/entry/source-badge.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { StandingAlert } from '#/lib/record/summary/standing-alerts.ts';

interface Props {
  readonly alerts: readonly StandingAlert[];
  /** Sentence in the space kept for alerts: "Alerts: still asking 3 sources." */
  readonly empty: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Every active alert from every source asked, whatever is unticked; in whole words. */
export function AlertsStrip({ alerts, empty, onOpen }: Props) {
  if (alerts.length === 0 && empty === undefined) return undefined;
  return (
    <section aria-label="Alerts" className="alerts-strip">
      <Announcer text={alerts.length > 0 ? `Alerts: ${alerts.map(({ title }) => title).join('. ')}.` : ''} everyMs={1_000} />
      {alerts.length === 0 ? (
        <span className="text-muted">{empty}</span>
      ) : (
        <>
          <Siren size={16} aria-hidden className="mt-1 flex-none text-danger" />
          <ul className="m-0 flex list-none flex-wrap gap-x-5 p-0">
            {alerts.map(({ id, title, sources }) => (
              <li key={id} className="flex items-center gap-2">
                <LinkButton className="link-current inline-block font-semibold text-danger" onPress={() => onOpen(id)}>
                  {title}
                </LinkButton>
                {sources.map((source) => (
                  <SourceBadge key={source.id} source={source} />
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
