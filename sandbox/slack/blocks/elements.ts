import { LIMITS } from '../limits.ts';
import {
  also,
  among,
  anything,
  boolean,
  byType,
  type Check,
  integer,
  listOf,
  number,
  object,
  string,
} from './check.ts';
import { anyText, confirm, plainText, richText } from './text.ts';

type Checks = Readonly<Record<string, Check>>;

const type = string();
const actionId = { action_id: string(LIMITS.id) };
const acting = { ...actionId, confirm };
const focused = { ...acting, focus_on_load: boolean };
const asking = { ...focused, placeholder: plainText(LIMITS.placeholder) };
const typing = {
  ...actionId,
  focus_on_load: boolean,
  placeholder: plainText(LIMITS.placeholder),
  dispatch_action_config: object({
    trigger_actions_on: listOf(among('on_enter_pressed', 'on_character_entered')),
  }),
};
const label = { accessibility_label: string(LIMITS.buttonText) };
const colour = { style: among('primary', 'danger') };

const option = (text: Check): Check =>
  object(
    { text, value: string(LIMITS.optionValue) },
    { description: plainText(LIMITS.optionText), url: string(LIMITS.url) },
  );
const plainOption = option(plainText(LIMITS.optionText));
const richOption = option(anyText(LIMITS.optionText));
const choices = listOf(plainOption, { max: LIMITS.selectOptions });
const groups = listOf(object({ label: plainText(LIMITS.optionText), options: choices }), {
  max: LIMITS.selectOptions,
});

const eitherOptionsOrGroups = (menu: Check): Check =>
  also(menu, ({ options, option_groups }) =>
    (options === undefined) === (option_groups === undefined)
      ? 'exactly one of options and option_groups is required'
      : undefined,
  );

export const image = also(
  object(
    { type, alt_text: string(LIMITS.altText) },
    { image_url: string(LIMITS.url), slack_file: object({}, { id: string(), url: string() }) },
  ),
  ({ image_url, slack_file }) =>
    (image_url === undefined) === (slack_file === undefined)
      ? 'exactly one of image_url and slack_file is required'
      : undefined,
);

export const button: Check = object(
  { type, text: plainText(LIMITS.buttonText) },
  { ...acting, ...label, ...colour, value: string(LIMITS.buttonValue), url: string(LIMITS.url) },
);

const single = (extra: Checks): Check => object({ type }, { ...asking, ...extra });
const several = (extra: Checks): Check => single({ max_selected_items: integer(1, 100), ...extra });

const menus: Checks = {
  static_select: eitherOptionsOrGroups(
    single({ options: choices, option_groups: groups, initial_option: plainOption }),
  ),
  multi_static_select: eitherOptionsOrGroups(
    several({ options: choices, option_groups: groups, initial_options: listOf(plainOption) }),
  ),
  external_select: single({ initial_option: plainOption, min_query_length: number }),
  multi_external_select: several({ initial_options: listOf(plainOption), min_query_length: number }),
  users_select: single({ initial_user: string() }),
  multi_users_select: several({ initial_users: listOf(string()) }),
  conversations_select: single({
    initial_conversation: string(),
    default_to_current_conversation: boolean,
    response_url_enabled: boolean,
    filter: anything,
  }),
  multi_conversations_select: several({
    initial_conversations: listOf(string()),
    default_to_current_conversation: boolean,
    filter: anything,
  }),
  channels_select: single({ initial_channel: string(), response_url_enabled: boolean }),
  multi_channels_select: several({ initial_channels: listOf(string()) }),
};

const pickers: Checks = {
  checkboxes: object(
    { type, options: listOf(richOption, { max: LIMITS.radioOptions }) },
    { ...focused, initial_options: listOf(richOption) },
  ),
  radio_buttons: object(
    { type, options: listOf(richOption, { max: LIMITS.radioOptions }) },
    { ...focused, initial_option: richOption },
  ),
  datepicker: single({ initial_date: string(10, 10) }),
  timepicker: single({ initial_time: string(5, 5), timezone: string() }),
  datetimepicker: object({ type }, { ...focused, initial_date_time: number }),
};

const richTextInput = object(
  { type },
  { ...typing, initial_value: richText, min_lines: number, max_lines: number },
);

const chars = integer(0, LIMITS.plainTextInput);
const inputs: Checks = {
  plain_text_input: object(
    { type },
    {
      ...typing,
      initial_value: string(LIMITS.plainTextInput, 0),
      multiline: boolean,
      min_length: chars,
      max_length: chars,
    },
  ),
  email_text_input: object({ type }, { ...typing, initial_value: string() }),
  url_text_input: object({ type }, { ...typing, initial_value: string() }),
  number_input: object(
    { type, is_decimal_allowed: boolean },
    { ...typing, initial_value: string(), min_value: string(), max_value: string() },
  ),
  file_input: object({ type }, { ...actionId, filetypes: listOf(string()), max_files: integer(1, 10) }),
  rich_text_input: richTextInput,
};

const overflow = object({ type, options: listOf(plainOption, { max: LIMITS.overflowOptions }) }, acting);

const workflowButton = object(
  { type, text: plainText(LIMITS.buttonText), workflow: anything },
  { ...acting, ...label, ...colour },
);

const pressable: Checks = { button, overflow, workflow_button: workflowButton, ...menus, ...pickers };

export const inAccessory = byType({ ...pressable, image });
export const inActions = byType({ ...pressable, rich_text_input: richTextInput });
export const inInput = byType({ ...menus, ...pickers, ...inputs });
export const inContext = byType({
  image,
  plain_text: plainText(LIMITS.sectionText),
  mrkdwn: anyText(LIMITS.sectionText),
});

const feedback = object({ text: plainText(LIMITS.buttonText), value: string(LIMITS.buttonValue) }, label);
export const inContextActions = byType({
  feedback_buttons: object({ type, positive_button: feedback, negative_button: feedback }, actionId),
  icon_button: object(
    { type, icon: string(), text: plainText(LIMITS.buttonText) },
    { ...acting, ...label, value: string(LIMITS.buttonValue), visible_to_user_ids: listOf(string()) },
  ),
});
