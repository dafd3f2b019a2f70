import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { utcDate } from '../../../words/format';
import { mootAfter, mootWords } from '../../../words/filter-words';
import { day, endWords, startWords } from '../../../words/time-words';

interface TimePillProps {
  /** First and last decision in the logs, epoch ms. */
  period: { from: number; to: number };
  from: number | undefined;
  to: number | undefined;
  /** It is set, and moves none of the verdicts on screen. */
  isMoot?: boolean;
  onChange: (from: number | undefined, to: number | undefined) => void;
}

const asInput = (time: number) => new Date(time).toISOString().slice(0, 10);
const fromInput = (text: string) => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time;
};

/** The time range in whole UTC days; the last day is included. */
export function TimePill({ period, from, to, isMoot = false, onChange }: TimePillProps) {
  const isSet = from !== undefined || to !== undefined;
  const first = from ?? period.from;
  // The end itself is left out: of a slice that ends at midnight the day before is the last.
  const last = to === undefined ? period.to : to - 1;
  const start = from === undefined ? utcDate(period.from) : startWords(from);
  const end = to === undefined ? utcDate(period.to) : endWords(to);
  const summary = isSet ? `${start} to ${end}` : 'whole period';
  return (
    <DialogTrigger>
      <Button
        className={isSet ? 'pill set' : 'pill'}
        aria-label={`Time: ${summary}${isMoot ? mootAfter : ''}`}
      >
        <span>Time</span>
        {summary}
        {isMoot && <em className="moot">{mootWords}</em>}
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="filter-dialog time-dialog" aria-label="Time">
          <DayField label="From" value={asInput(first)} onChange={(text) => onChange(fromInput(text), to)} />
          <DayField
            label="To, included"
            value={asInput(last)}
            onChange={(text) => {
              const start = fromInput(text);
              onChange(from, start === undefined ? undefined : start + day);
            }}
          />
          <p className="q small">
            Days in UTC. The logs hold {utcDate(period.from)} to {utcDate(period.to)}.
          </p>
          <div className="filter-foot">
            <Button
              className="button quiet"
              isDisabled={!isSet}
              onPress={() => onChange(undefined, undefined)}
            >
              Whole period
            </Button>
            <Button className="button quiet" slot="close">
              Done
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

function DayField({ label, value, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return (
    <label className="field">
      <span className="label">{label}</span>
      <input
        className="input"
        type="date"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (fromInput(event.target.value) !== undefined) onChange(event.target.value);
        }}
      />
    </label>
  );
}
