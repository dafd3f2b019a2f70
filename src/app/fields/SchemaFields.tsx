import { Checkbox } from 'react-aria-components';
import type { z } from 'zod';
import { formField } from '../../records/form-field';
import { ChoiceField } from './ChoiceField';
import { NumberInput } from './NumberInput';
import { TextInput } from './TextInput';

type Choices = readonly { readonly value: string; readonly text: string }[];

interface Around {
  readonly problem: string | undefined;
  /** Instead of the schema's own, where it depends on other fields. */
  readonly help?: string | undefined;
  /** Words for the values of an enum, or of a few whole numbers. */
  readonly choices?: Choices | undefined;
}

interface SchemaFieldProps<Schema extends z.ZodType> extends Around {
  readonly schema: Schema;
  /** NaN while no number is written. */
  readonly value: z.input<Schema>;
  readonly onChange: (value: z.output<Schema>) => void;
}

const asPercent = (share: number) => Number((share * 100).toPrecision(10));

/** One field as its schema describes it: label, help and kind. */
export function SchemaField<Schema extends z.ZodType>(props: SchemaFieldProps<Schema>) {
  const { label, help: told, kind, isWhole, values, empty, lines, percent } = formField(props.schema);
  const { problem, choices } = props;
  const value: unknown = props.value;
  const put = (next: unknown) => props.onChange(next as z.output<Schema>);
  const help = props.help ?? told;
  const common = { label, problem, ...(help === undefined ? {} : { help }) };
  if (kind === 'choice' || choices !== undefined)
    return (
      <ChoiceField
        label={label}
        {...(help === undefined ? {} : { help })}
        problem={problem}
        value={String(value)}
        choices={choices ?? values.map((each) => ({ value: each, text: each.replaceAll('_', ' ') }))}
        onChange={(next) => put(kind === 'number' ? Number(next) : next)}
      />
    );
  if (kind === 'number') {
    const number = typeof value === 'number' ? value : NaN;
    return (
      <NumberInput
        {...common}
        whole={isWhole}
        value={percent ? asPercent(number) : number}
        onChange={(next) => put(Number.isNaN(next) ? (empty ?? next) : percent ? next / 100 : next)}
      />
    );
  }
  if (kind === 'tick')
    return (
      <Checkbox className="check tick" isSelected={value === true} onChange={put}>
        <span className="box" aria-hidden="true" />
        {label}
      </Checkbox>
    );
  return (
    <TextInput
      {...common}
      value={typeof value === 'string' ? value : ''}
      onChange={put}
      type={kind === 'day' ? 'date' : 'text'}
      {...(lines === undefined ? {} : { lines })}
    />
  );
}

interface SchemaFieldsProps<Value extends object, Name extends keyof Value & string> {
  readonly schema: { readonly shape: { readonly [Each in Name]: z.ZodType } };
  /** Which fields, in their order; without it all. */
  readonly names?: readonly Name[];
  readonly value: Value;
  readonly problemOf: (name: Name) => string | undefined;
  readonly help?: { readonly [Each in Name]?: string | undefined };
  readonly choices?: { readonly [Each in Name]?: Choices };
  readonly onChange: (change: Partial<Value>) => void;
}

/** Several fields of one object. */
export function SchemaFields<Value extends object, Name extends keyof Value & string>({
  schema,
  names,
  value,
  problemOf,
  help,
  choices,
  onChange,
}: SchemaFieldsProps<Value, Name>) {
  return (names ?? (Object.keys(schema.shape) as Name[])).map((name) => (
    <SchemaField
      key={name}
      schema={schema.shape[name] as z.ZodType}
      value={value[name]}
      problem={problemOf(name)}
      help={help?.[name]}
      choices={choices?.[name]}
      onChange={(next) => onChange({ [name]: next } as Partial<Value>)}
    />
  ));
}
