import type { BannerWords } from '#/lib/record/words/patient-words.ts';
import { bannerScreenWords } from './words.ts';

/**
 * Born, Gender, NHS No., in this order; for the dead "Died" and "Age at Death" (Common User Interface PAB). The second line says
 * the language and whether an interpreter is needed.
 */
export function BannerFacts({ words }: { readonly words: BannerWords }) {
  return (
    <dl className="contents">
      <Fact label="Born" value={words.born} />
      {words.died ? <Fact label="Died" value={words.died} /> : undefined}
      {words.ageAtDeath ? <Fact label={bannerScreenWords.ageAtDeath} value={words.ageAtDeath} /> : undefined}
      <Fact label="Gender" value={words.gender} />
      <Fact label={words.identifierLabel} value={words.identifier} />
      {words.language ? <Fact label="Language" value={words.language} isSecondLine /> : undefined}
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly isSecondLine?: boolean;
}

function Fact({ label, value, isSecondLine }: FactProps) {
  return (
    <div className={`flex items-baseline gap-1.5 ${isSecondLine ? 'banner-second-line' : 'whitespace-nowrap'}`}>
      <dt className="text-detail text-banner-label">{label}</dt>
      <dd className="m-0 text-block font-semibold">{value}</dd>
    </div>
  );
}
