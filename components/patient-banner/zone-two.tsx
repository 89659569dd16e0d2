import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import type { IdentityDifference, PatientBanner } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { differenceText, fieldWords } from '#/components/entry/field-words.ts';
import { bannerScreenWords } from './words.ts';

export interface SourceDifferences {
  readonly source: PublicSource;
  readonly differences: readonly IdentityDifference[];
}

interface Props {
  readonly banner: PatientBanner;
  readonly locale: string;
  readonly differing: readonly SourceDifferences[];
}

/** Address, telephone, practice and "Same person?"; a restricted address is shown from no source. */
export function ZoneTwo({ banner, locale, differing }: Props) {
  const { identity } = banner;
  return (
    <div className="grid gap-4">
      {identity.languages ? (
        <dl className="m-0 grid grid-cols-[6rem_1fr] gap-x-3 gap-y-1">
          <Line label="Language" lines={identity.languages} />
        </dl>
      ) : undefined}
      {identity.restricted ? <p className="m-0 text-row">{bannerScreenWords.restricted}</p> : <Contact banner={banner} />}
      <section>
        <h3 className="m-0 text-block font-semibold">Same person?</h3>
        {differing.length === 0 ? (
          <p className="m-0 mt-1 text-detail text-muted">{bannerScreenWords.noDifferences}</p>
        ) : (
          <ul className="m-0 mt-1 grid list-none gap-2 p-0">
            {differing.map((item) => (
              <Differences key={item.source.id} locale={locale} {...item} />
            ))}
          </ul>
        )}
      </section>
      <p className="m-0 text-meta text-muted">{bannerScreenWords.from(banner.from)}</p>
    </div>
  );
}

function Contact({ banner: { identity } }: Pick<Props, 'banner'>) {
  return (
    <dl className="m-0 grid grid-cols-[6rem_1fr] gap-x-3 gap-y-1">
      <Line label="Address" lines={identity.address ?? []} />
      <Line label="Telephone" lines={(identity.telecom ?? []).map(({ value, use }) => (use ? `${value} (${use})` : value))} />
      <Line label="Practice" lines={identity.practice ? [identity.practice] : []} />
    </dl>
  );
}

function Line({ label, lines }: { readonly label: string; readonly lines: readonly string[] }) {
  return (
    <>
      <dt className="text-detail text-muted">{label}</dt>
      <dd className="m-0 text-row">{lines.length > 0 ? lines.map((line) => <div key={line}>{line}</div>) : 'Not Known'}</dd>
    </>
  );
}

function Differences({ source, differences, locale }: SourceDifferences & Pick<Props, 'locale'>) {
  return (
    <li className={`rounded-control p-2 text-detail ${differences.every(({ isSilent }) => isSilent) ? 'bg-surface' : 'bg-warning-tint'}`}>
      <span className="inline-flex items-center gap-2">
        <SourceBadge source={source} silent /> <b>{source.name}</b>
      </span>
      {differences.map((difference) => (
        <div key={difference.field} className="mt-1 text-text">
          <span className="text-muted">{fieldWords[difference.field]}</span> here{' '}
          {differenceText(difference.field, difference.referenceValue, locale)}{' '}
          {difference.isSilent ? '·' : <b className="text-warning">≠</b>} there{' '}
          {differenceText(difference.field, difference.sourceValue, locale)}
        </div>
      ))}
    </li>
  );
}
