import type {
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  PlainTextOption,
  Select,
} from '@slack/types';
import type { Reader } from '../reader.tsx';

/** One option of a menu. */
export interface Offer {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

export interface OfferGroup {
  readonly label?: string;
  readonly offers: readonly Offer[];
}

export type ManySelect =
  | MultiStaticSelect
  | MultiUsersSelect
  | MultiConversationsSelect
  | MultiChannelsSelect;

/** Options of a menu: channels and people come from the workspace, all others from the element. */
export function groupsOf(
  element: Select | ManySelect,
  { slack, user }: Pick<Reader, 'slack' | 'user'>,
): readonly OfferGroup[] {
  const channels = slack.channels.filter(({ members, is_im }) => members.includes(user.id) && !is_im);
  const named = (each: (typeof channels)[number]): Offer => ({ label: `#${each.name}`, value: each.id });
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return element.option_groups
        ? element.option_groups.map(({ label, options }) => ({
            label: label.text,
            offers: options.map(offer),
          }))
        : [{ offers: (element.options ?? []).map(offer) }];
    case 'users_select':
    case 'multi_users_select':
      return [
        {
          offers: slack.users
            .filter(({ deleted }) => !deleted)
            .map(({ id, real_name }) => ({ label: real_name, value: id })),
        },
      ];
    case 'channels_select':
    case 'multi_channels_select':
      return [{ offers: channels.filter(({ is_private }) => !is_private).map(named) }];
    case 'conversations_select':
    case 'multi_conversations_select':
      return [
        {
          offers: channels
            .filter((each) => !(element.filter?.exclude_external_shared_channels && each.is_ext_shared))
            .map(named),
        },
      ];
    case 'external_select':
      return [];
  }
}

const offer = ({ text, value = '', description }: PlainTextOption): Offer => ({
  label: text.text,
  value,
  ...(description === undefined ? {} : { note: description.text }),
});
