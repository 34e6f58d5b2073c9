import type { Select as SelectElement } from '@slack/types';
import { type Reader, useReader } from '../reader.tsx';
import { type Tells, useField } from './use-field.tsx';

interface SelectProps {
  readonly element: SelectElement;
  readonly blockId: string;
  readonly tells: Tells;
  readonly label?: string | undefined;
}

interface Choice {
  readonly label: string;
  readonly value: string;
}

/** A menu of one: the browser's own, which works with every keyboard and on every phone. */
export function Select({ element, blockId, tells, label }: SelectProps) {
  const reader = useReader();
  const field = useField(element, blockId, tells, initialOf(element));
  const placeholder = element.placeholder?.text ?? 'Choose one';
  return (
    <>
      <select
        className="select"
        aria-label={label ?? placeholder}
        disabled={field.pending}
        value={typeof field.value === 'string' ? field.value : ''}
        onChange={({ target }) => field.change(target.value || null)}
      >
        <option value="">{placeholder}</option>
        {groupsOf(element, reader).map((group) =>
          group.label === undefined ? (
            <Options key="" choices={group.choices} />
          ) : (
            <optgroup key={group.label} label={group.label}>
              <Options choices={group.choices} />
            </optgroup>
          ),
        )}
      </select>
      {field.question}
    </>
  );
}

const Options = ({ choices }: { readonly choices: readonly Choice[] }) =>
  choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

function initialOf(element: SelectElement): string | undefined {
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return element.initial_option?.value;
    case 'users_select':
      return element.initial_user;
    case 'conversations_select':
      return element.initial_conversation;
    case 'channels_select':
      return element.initial_channel;
  }
}

function groupsOf(
  element: SelectElement,
  { slack, user }: Reader,
): readonly { readonly label?: string; readonly choices: readonly Choice[] }[] {
  const channels = slack.channels.filter(({ members, is_im }) => members.includes(user.id) && !is_im);
  const named = (each: (typeof channels)[number]): Choice => ({ label: `#${each.name}`, value: each.id });
  switch (element.type) {
    case 'static_select':
      return element.option_groups
        ? element.option_groups.map(({ label, options }) => ({
            label: label.text,
            choices: options.map(choice),
          }))
        : [{ choices: (element.options ?? []).map(choice) }];
    case 'users_select':
      return [{ choices: slack.users.map(({ id, real_name }) => ({ label: real_name, value: id })) }];
    case 'channels_select':
      return [{ choices: channels.filter(({ is_private }) => !is_private).map(named) }];
    case 'conversations_select':
      return [{ choices: channels.map(named) }];
    case 'external_select':
      return [];
  }
}

const choice = (option: { readonly text: { readonly text: string }; readonly value?: string }): Choice => ({
  label: option.text.text,
  value: option.value ?? '',
});
