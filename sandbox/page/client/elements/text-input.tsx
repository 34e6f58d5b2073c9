import type {
  Datepicker,
  DateTimepicker,
  EmailInput,
  NumberInput,
  PlainTextInput,
  Timepicker,
  URLInput,
} from '@slack/types';
import { type FieldProps, useField } from './use-field.tsx';

type TextElement =
  | PlainTextInput
  | EmailInput
  | URLInput
  | NumberInput
  | Datepicker
  | Timepicker
  | DateTimepicker;

const KIND = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
} as const;

/** Text, numbers, dates and times, each typed into one box. */
export function TextInput({ element, blockId, tells, label }: FieldProps<TextElement>) {
  const field = useField(element, blockId, tells, initialOf(element));
  const text = typeof field.value === 'string' ? field.value : '';
  const shared = {
    className: 'text-input',
    'aria-label': label,
    placeholder: 'placeholder' in element ? element.placeholder?.text : undefined,
    value: element.type === 'datetimepicker' ? fromSeconds(text) : text,
    autoFocus: 'focus_on_load' in element && element.focus_on_load === true,
  };
  if (element.type === 'plain_text_input' && element.multiline) {
    return (
      <textarea
        {...shared}
        rows={5}
        maxLength={element.max_length}
        onChange={({ target }) => field.change(target.value || null)}
      />
    );
  }
  return (
    <input
      {...shared}
      type={KIND[element.type]}
      step={element.type === 'number_input' && element.is_decimal_allowed ? 'any' : undefined}
      maxLength={element.type === 'plain_text_input' ? element.max_length : undefined}
      onChange={({ target }) =>
        field.change((element.type === 'datetimepicker' ? toSeconds(target.value) : target.value) || null)
      }
    />
  );
}

/** Converts the browser's local time without a zone to Slack's seconds since 1970. */
const toSeconds = (local: string): string =>
  local === '' ? '' : String(Math.floor(new Date(local).getTime() / 1000));

function fromSeconds(seconds: string): string {
  if (seconds === '') return '';
  const at = Number(seconds) * 1000;
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function initialOf(element: TextElement): string | undefined {
  if (element.type === 'datepicker') return element.initial_date;
  if (element.type === 'datetimepicker') return element.initial_date_time?.toString();
  return element.type === 'timepicker' ? element.initial_time : element.initial_value;
}
