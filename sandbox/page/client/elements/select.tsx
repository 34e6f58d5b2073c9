import type { Select as SelectElement } from '@slack/types';
import { useReader } from '../reader.tsx';
import { groupsOf, type Offer } from './offers.ts';
import { useSurface } from './surface.tsx';
import { type Tells, useField } from './use-field.tsx';

interface SelectProps {
  readonly element: SelectElement;
  readonly blockId: string;
  readonly tells: Tells;
  readonly label?: string | undefined;
}

/** A menu with one choice, as the browser's own `select`, which works with every keyboard and on every phone. */
export function Select({ element, blockId, tells, label }: SelectProps) {
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
