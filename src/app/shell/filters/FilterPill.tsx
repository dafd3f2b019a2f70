import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components';
import { mootAfter, mootWords } from '../../../words/filter-words';
import { count } from '../../../words/format';
import type { PresentValue } from '../../../metrics/in-view/present-values';

interface FilterPillProps {
  label: string;
  /** Said when nothing is chosen: "all 5". */
  whole: string;
  values: readonly PresentValue[];
  chosen: readonly string[];
  nameOf?: (value: string) => string;
  /** It is set, and moves none of the verdicts on screen. */
  isMoot?: boolean;
  onChange: (chosen: string[]) => void;
}

const searchFrom = 9;
/** A log may name ten thousand bundles: a list starts with so many, and finding narrows it. */
const mostListed = 200;

/** One dimension of the slice: a pill that opens its values, several of which may be chosen. */
export function FilterPill({
  label,
  whole,
  values,
  chosen,
  nameOf = asItIs,
  isMoot = false,
  onChange,
}: FilterPillProps) {
  const [sought, setSought] = useState('');
  const known = new Set(values.map(({ value }) => value));
  const gone = chosen.filter((value) => !known.has(value));
  const all = [...values, ...gone.map((value) => ({ value, decisions: 0 }))];
  const found = all.filter(({ value }) => nameOf(value).toLowerCase().includes(sought.toLowerCase()));
  const listed = found.slice(0, mostListed);
  const beyond = found.slice(mostListed).filter(({ value }) => chosen.includes(value));
  const shown = [...beyond, ...listed];
  const summary =
    chosen.length === 0
      ? whole
      : chosen.length === 1
        ? nameOf(chosen[0]!)
        : `${chosen.length} of ${all.length}`;
  return (
    <DialogTrigger onOpenChange={() => setSought('')}>
      <Button
        className={chosen.length > 0 ? 'pill set' : 'pill'}
        aria-label={`${label}: ${summary}${isMoot ? mootAfter : ''}`}
      >
        <span>{label}</span>
        {summary}
        {isMoot && <em className="moot">{mootWords}</em>}
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="filter-dialog" aria-label={label}>
          {all.length >= searchFrom && (
            <SearchField
              className="field"
              aria-label={`Find in ${label}`}
              value={sought}
              onChange={setSought}
              autoFocus
            >
              <Input className="input" placeholder="Find" />
            </SearchField>
          )}
          <ListBox
            className="options scrolling"
            aria-label={label}
            selectionMode="multiple"
            escapeKeyBehavior="none"
            selectedKeys={chosen}
            autoFocus={all.length < searchFrom}
            onSelectionChange={(keys) => onChange(keys === 'all' ? [] : [...keys].map(String))}
            renderEmptyState={() => <p className="q small">No value has this in its name.</p>}
          >
            {shown.map(({ value, decisions }) => (
              <ListBoxItem key={value} id={value} textValue={nameOf(value)} className="option">
                <span className="option-name">{nameOf(value)}</span>
                <span className="n">{count(decisions)}</span>
              </ListBoxItem>
            ))}
          </ListBox>
          {found.length > shown.length && (
            <p className="q small" role="status">
              {count(shown.length)} of {count(found.length)} listed: find the others by name.
            </p>
          )}
          <div className="filter-foot">
            <Button className="button quiet" isDisabled={chosen.length === 0} onPress={() => onChange([])}>
              All
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

const asItIs = (value: string) => value;
