import { EmojiText } from '../emoji/emoji-text.tsx';
import { useReader } from '../reader.tsx';
import { type ManySelect as Element, groupsOf } from './offers.ts';
import { type FieldProps, useField } from './use-field.tsx';

/** A menu with several choices, drawn as checkboxes, which work on every screen and with every keyboard. */
export function ManySelect({ element, blockId, tells, label }: FieldProps<Element>) {
  const reader = useReader();
  const field = useField(element, blockId, tells, initialOf(element));
  const chosen = typeof field.value === 'string' ? [field.value] : (field.value ?? []);
  const full = chosen.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const toggle = (value: string, on: boolean) =>
    field.change(on ? [...chosen, value] : chosen.filter((each) => each !== value));
  return (
    <fieldset className="choices" aria-label={label ?? element.placeholder?.text} aria-busy={field.pending}>
      {groupsOf(element, reader).map((group) => (
        <div key={group.label ?? ''}>
          {group.label !== undefined && <strong>{group.label}</strong>}
          {group.offers.map(({ label: words, value, note }) => (
            <label key={value}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                disabled={full && !chosen.includes(value)}
                onChange={({ target }) => toggle(value, target.checked)}
              />
              <span>
                <EmojiText text={words} />
                {note !== undefined && <small>{note}</small>}
              </span>
            </label>
          ))}
        </div>
      ))}
      {field.question}
    </fieldset>
  );
}

function initialOf(element: Element): readonly string[] {
  switch (element.type) {
    case 'multi_static_select':
      return (element.initial_options ?? []).map(({ value = '' }) => value);
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'multi_conversations_select':
      return element.initial_conversations ?? [];
    case 'multi_channels_select':
      return element.initial_channels ?? [];
  }
}
