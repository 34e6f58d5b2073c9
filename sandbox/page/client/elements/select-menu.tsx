import type { StaticSelect } from '@slack/types';
import { EmojiText } from '../emoji/emoji-text.tsx';
import { useReader } from '../reader.tsx';
import { Menu } from './menu.tsx';
import { groupsOf } from './offers.ts';
import { useField } from './use-field.tsx';

interface SelectMenuProps {
  readonly element: StaticSelect;
  readonly blockId: string;
}

/** A menu with one choice outside a form, where a choice is sent to the bot at once. */
export function SelectMenu({ element, blockId }: SelectMenuProps) {
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
