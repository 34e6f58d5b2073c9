import type { Select as SelectElement, StaticSelect } from '@slack/types';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { useReader } from '../reader.tsx';
import { Menu } from './menu.tsx';
import { groupsOf, type Offer } from './offers.ts';
import { useSurface } from './surface.tsx';
import { type FieldProps, useField } from './use-field.tsx';

/** A menu with one choice, as the browser's own `select`, which works with every keyboard and on every phone. */
export function Select({ element, blockId, tells, label }: FieldProps<SelectElement>) {
  const reader = useReader();
  const { channel } = useSurface();
  const field = useField(element, blockId, tells, initialOf(element, channel));
  const placeholder = element.placeholder?.text ?? reader.words.form.chooseOne;
  return (
    <>
      <select
        className="select"
        aria-label={label ?? placeholder}
        aria-busy={field.pending}
        value={typeof field.value === 'string' ? field.value : ''}
        onChange={({ target }) => field.change(target.value || null)}
      >
        <option value="">{placeholder}</option>
        {groupsOf(element, reader).map((group) =>
          group.label === undefined ? (
            <Options key="" offers={group.offers} />
          ) : (
            <optgroup key={group.label} label={group.label}>
              <Options offers={group.offers} />
            </optgroup>
          ),
        )}
      </select>
      {field.question}
    </>
  );
}

const Options = ({ offers }: { readonly offers: readonly Offer[] }) =>
  offers.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

/** A menu with one choice outside a form, where a choice is sent to the bot at once. */
export function SelectMenu({ element, blockId }: Pick<FieldProps<StaticSelect>, 'element' | 'blockId'>) {
  const reader = useReader();
  const { value, change, pending, question } = useField(
    element,
    blockId,
    'at_once',
    element.initial_option?.value,
  );
  const offers = groupsOf(element, reader).flatMap((group) => group.offers);
  const chosen = offers.find((each) => each.value === value)?.label;
  const placeholder = element.placeholder?.text ?? reader.words.form.chooseOne;
  const items = offers.map(({ label, value: chosenValue, note }) => ({
    key: chosenValue,
    label: <EmojiText text={label} />,
    note,
    onChoose: () => change(chosenValue),
  }));
  return (
    <>
      <Menu
        label={chosen === undefined ? placeholder : `${placeholder}: ${chosen}`}
        className="button select-menu"
        items={items}
        pending={pending}
      >
        <EmojiText text={chosen ?? placeholder} />
      </Menu>
      {question}
    </>
  );
}

function initialOf(element: SelectElement, channel: string | undefined): string | undefined {
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return element.initial_option?.value;
    case 'users_select':
      return element.initial_user;
    case 'conversations_select':
      return element.initial_conversation ?? (element.default_to_current_conversation ? channel : undefined);
    case 'channels_select':
      return element.initial_channel;
  }
}
