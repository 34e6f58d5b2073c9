import type { Checkboxes, RadioButtons } from '@slack/types';
import { useId } from 'react';
import { TextObject } from '../blocks/text-object.tsx';
import { type FieldProps, useField } from './use-field.tsx';

/** Checkboxes and radio buttons. */
export function Choices({ element, blockId, tells, label }: FieldProps<Checkboxes | RadioButtons>) {
  const name = useId();
  const single = element.type === 'radio_buttons';
  const initial = single
    ? element.initial_option?.value
    : element.initial_options?.map(({ value }) => value ?? '');
  const field = useField(element, blockId, tells, initial);
  const chosen = typeof field.value === 'string' ? [field.value] : (field.value ?? []);
  const toggle = (value: string, on: boolean) => {
    if (single) field.change(value);
    else field.change(on ? [...chosen, value] : chosen.filter((each) => each !== value));
  };
  return (
    <fieldset className="choices" aria-label={label} aria-busy={field.pending}>
      {element.options.map((option) => (
        <label key={option.value}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(option.value ?? '')}
            onChange={({ target }) => toggle(option.value ?? '', target.checked)}
          />
          <span>
            <TextObject text={option.text} />
            {option.description && (
              <small>
                <TextObject text={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
      {field.question}
    </fieldset>
  );
}
