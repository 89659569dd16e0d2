'use client';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Since, SincePreset } from '#/lib/record/model/view.ts';
import { thirtyDaysBefore, yearBefore } from '#/lib/record/since/preset-day.ts';
import type { RecordDay, RecordDays } from '#/lib/record/since/record-days.ts';
import { DayField } from './day-field.tsx';
import { filterWords } from './words.ts';

export interface Clock {
  /** The reader's day, `yyyy-mm-dd`. */
  readonly today: string;
  readonly locale: string;
}

interface Props {
  readonly days: RecordDays;
  readonly since: Since | undefined;
  /** A period was chosen elsewhere: then neither a day nor all time is what is shown. */
  readonly hasPeriod: boolean;
  readonly clock: Clock;
  /** Without a day: all time. */
  readonly onChoose: (since: Since | undefined) => void;
}

/** The day since which the list shows what is new: from the record itself, a length of time, or typed. */
export function SinceChoice({ days, since, hasPeriod, clock, onChoose }: Props) {
  const choose = (preset: SincePreset, day: string) => onChoose({ preset, day, ...clock });
  const option = { since, clock, onChoose: choose };
  return (
    <section aria-labelledby="since-heading" className="since-choice">
      <div className="panel-head">
        <h2 id="since-heading" className="m-0">
          {filterWords.since}
        </h2>
      </div>
      <div role="radiogroup" aria-labelledby="since-heading">
        <Radio isChecked={since === undefined && !hasPeriod} isFirst onPress={() => onChoose(undefined)}>
          {filterWords.allTime}
        </Radio>
        <RecordOption {...option} preset="last-contact" held={days.lastContact} />
        <RecordOption {...option} preset="admission" held={days.admission} />
        <RecordOption {...option} preset="discharge" held={days.discharge} />
        <LengthOption {...option} preset="30-days" day={thirtyDaysBefore(clock.today)} />
        <LengthOption {...option} preset="1-year" day={yearBefore(clock.today)} />
        <DayField key={since?.preset === 'day' ? since.day : ''} since={since} clock={clock} onChoose={(day) => choose('day', day)} />
      </div>
    </section>
  );
}

interface OptionProps {
  readonly preset: SincePreset;
  readonly since: Since | undefined;
  readonly clock: Clock;
  readonly onChoose: (preset: SincePreset, day: string) => void;
}

/** A day that an encounter gives; the encounter is named, for the reader to judge whether it is the one meant. */
function RecordOption({ held, preset, since, clock, onChoose }: OptionProps & { readonly held: RecordDay | undefined }) {
  if (!held) return undefined;
  const { day, encounter, source } = held;
  const date = formatDateText(day, clock.locale);
  const named = preset === 'last-contact' ? filterWords.spoken(encounter.title, withWhom(encounter)) : source.name;
  return (
    <Radio
      isChecked={since?.preset === preset && since.day === day}
      isContact={preset === 'last-contact'}
      name={filterWords.spoken(filterWords.presets[preset], named, date)}
      onPress={() => onChoose(preset, day)}
    >
      {filterWords.presets[preset]} <span className="since-day">{date}</span>
      {preset === 'last-contact' ? <span className="since-named">{named}</span> : undefined}
    </Radio>
  );
}

function LengthOption({ preset, day, since, onChoose }: OptionProps & { readonly day: string }) {
  return (
    <Radio isChecked={since?.preset === preset && since.day === day} onPress={() => onChoose(preset, day)}>
      {filterWords.presets[preset]}
    </Radio>
  );
}

interface RadioProps {
  readonly isChecked: boolean;
  readonly isFirst?: boolean;
  readonly isContact?: boolean;
  /** Spoken name, where it says more than is drawn. */
  readonly name?: string;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

function Radio({ isChecked, isFirst, isContact, name, onPress, children }: RadioProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChecked}
      aria-label={name}
      data-since={isFirst ? true : undefined}
      data-since-contact={isContact ? true : undefined}
      className="since-option"
      onClick={onPress}
    >
      <span className="since-mark" aria-hidden />
      <span>{children}</span>
    </button>
  );
}

/** "Dr Ward": who met the patient, as the encounter names them. */
function withWhom({ facts }: RecordDay['encounter']): string | undefined {
  return facts.find(({ label }) => label === 'With')?.value;
}
