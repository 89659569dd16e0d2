'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { FigureRow, SourceRates } from '#/lib/record/looks/use-figures.ts';
import { countExchangeUse, type CountedUse } from './ask-audit.ts';
import { daySpan, latestDays, readerZone } from './day-span.ts';
import { AuditField, AuditNotice, AuditStatus } from './field-parts.tsx';
import { auditWords, countText, figureWords, noAnswerText } from './words.ts';

export interface UseViewProps {
  readonly locale: string;
  readonly onSignedOut: () => void;
}

type Step =
  | { readonly at: 'rest' }
  | { readonly at: 'busy' }
  | { readonly at: 'problem'; readonly text: string }
  | { readonly at: 'figures'; readonly figures: CountedUse };

/** Use of the exchange in a time: counts alone. */
export function UseView({ locale, onSignedOut }: UseViewProps) {
  const [typed, setTyped] = useState(() => latestDays(7));
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const span = daySpan(typed.first, typed.last);
    if (!span) return setStep({ at: 'problem', text: auditWords.badDates });
    setStep({ at: 'busy' });
    const answer = await countExchangeUse({ ...span, timeZone: readerZone() });
    if (answer.state === 'signed-out') return onSignedOut();
    return setStep(answer.state === 'read' ? { at: 'figures', figures: answer } : { at: 'problem', text: noAnswerText(answer) });
  };
  return (
    <>
      <h1 className="m-0 mb-2 text-name font-semibold">{figureWords.heading}</h1>
      <p className="m-0 mb-4 max-w-[80ch] text-row">{figureWords.about}</p>
      <form onSubmit={(event) => void submit(event)} noValidate className="rounded-control border border-line bg-surface p-4">
        <div className="audit-fields">
          <AuditField
            label={auditWords.from}
            type="date"
            value={typed.first}
            onChange={(first) => setTyped((before) => ({ ...before, first }))}
          />
          <AuditField
            label={auditWords.to}
            type="date"
            value={typed.last}
            onChange={(last) => setTyped((before) => ({ ...before, last }))}
          />
        </div>
        <Button type="submit" primary isDisabled={step.at === 'busy'} className="mt-4 min-h-11 px-6">
          {figureWords.count}
        </Button>
      </form>
      <AuditStatus>
        {step.at === 'busy' && figureWords.counting}
        {step.at === 'problem' && <AuditNotice text={step.text} />}
        {step.at === 'figures' && <Totals figures={step.figures} />}
      </AuditStatus>
      {step.at === 'figures' && <Figures figures={step.figures} locale={locale} />}
    </>
  );
}

function Totals({ figures: { openings, peopleRefusals, notices } }: { readonly figures: CountedUse }) {
  return (
    <>
      {notices.map((text) => (
        <AuditNotice key={text} text={text} />
      ))}
      <p className="m-0">
        {figureWords.openings}: <b>{countText(openings)}</b>
      </p>
      <p className="m-0">
        {figureWords.people}: <b>{countText(peopleRefusals)}</b>
      </p>
    </>
  );
}

function Figures({ figures, locale }: { readonly figures: CountedUse; readonly locale: string }) {
  const tables = { ...figures, days: figures.days.map((row) => ({ ...row, name: formatDateText(row.name, locale) })) };
  return (
    <div className="grid gap-4 panes:grid-cols-2">
      {(['days', 'hours', 'organisations', 'roles'] as const).map((table) => (
        <CountTable key={table} heading={figureWords[table]} column={figureWords.name[table]} rows={tables[table]} />
      ))}
      <SourceTable rows={figures.sources} />
    </div>
  );
}

function CountTable({ heading, column, rows }: { readonly heading: string; readonly column: string; readonly rows: readonly FigureRow[] }) {
  return (
    <section aria-label={heading} className="rounded-control border border-line bg-surface p-4">
      <h2 className="m-0 mb-2 text-block font-semibold">{heading}</h2>
      {rows.length === 0 ? (
        <p className="m-0">{figureWords.noRows}</p>
      ) : (
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col">{figureWords.opened}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, count }) => (
              <tr key={name}>
                <th scope="row">{name === '' ? figureWords.unknown : name}</th>
                <td>{countText(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const shareNames = ['answered', 'partly', 'failed', 'late', 'refused'] as const;

function SourceTable({ rows }: { readonly rows: readonly SourceRates[] }) {
  return (
    <section aria-label={figureWords.sources} className="rounded-control border border-line bg-surface p-4 panes:col-span-2">
      <h2 className="m-0 mb-2 text-block font-semibold">{figureWords.sources}</h2>
      {rows.length === 0 ? (
        <p className="m-0">{figureWords.noRows}</p>
      ) : (
        <table className="figure-table figure-shares">
          <thead>
            <tr>
              {[figureWords.name.sources, figureWords.shares.queried, ...shareNames.map((name) => figureWords.shares[name])].map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, count, shares }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{countText(count)}</td>
                {shareNames.map((share) => (
                  <td key={share}>{shares ? `${shares[share]} %` : '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
