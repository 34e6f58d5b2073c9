import { BUTTONS, MENUS } from '../../src/slack/pressable/buttons.ts';
import { CALLBACKS } from '../../src/slack/pressable/callbacks.ts';
import { HOME_ACTIONS } from '../../src/slack/pressable/home-choice.ts';
import type { Random } from '../random.ts';
import { anyValue, textOf } from './made.ts';

type Payload = Readonly<Record<string, unknown>>;

/** The acting person, and the channel. */
interface Asker {
  readonly user: string;
  readonly channel: string;
}

const SID = '9f3c51d07ab84e6fb2a1c0d94e7785aa';

const MENU_IDS = Object.values(MENUS).map((menu) => `${menu} ${SID}`);
const OPTIONS = [...Object.keys(BUTTONS), 'all', 'mine'];

/** Everything that can be pressed or chosen. */
export const ACTION_IDS = [...Object.values(BUTTONS), ...MENU_IDS, ...Object.values(HOME_ACTIONS)];

/** Every event to which something listens. */
const EVENTS = [
  'app_home_opened',
  'app_uninstalled',
  'channel_archive',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_left',
  'group_unarchive',
  'member_joined_channel',
  'tokens_revoked',
  'user_change',
] as const;

function pressOf(random: Random, action_id: string, { user, channel }: Asker): Payload {
  const isHome = action_id.startsWith('home_');
  const inView = isHome || random.chance(0.2);
  const type = random.pick(['modal', 'home'] as const);
  const value = random.pick([SID, `C1 ${SID}`, `50 ${SID}`, '["d",{"mode":"mix"},false]', 'zh en', '-']);
  const where = inView
    ? { view: { id: 'V1', type: isHome ? 'home' : type, hash: '1.1', private_metadata: '{"channel":"C1"}' } }
    : { channel: { id: channel }, container: { is_ephemeral: random.chance(0.5), message_ts: '1.1' } };
  const chooses = isHome || action_id.includes(' ') ? { selected_option: { value: chosenOf(random) } } : {};
  return {
    type: 'block_actions',
    user: { id: user },
    trigger_id: triggerOf(random),
    ...where,
    message: { ts: '1.1', text: textOf(random), blocks: [{ type: 'section' }] },
    actions: [{ type: 'button', action_id, block_id: 'b', action_ts: '1.1', value, ...chooses }],
  };
}

const chosenOf = (random: Random): string => OPTIONS[random.between(0, OPTIONS.length)] ?? '';

/** A new id each time: a second one would count as a repetition. */
const triggerOf = (random: Random): string => `${random.between(0, 1e15)}`;

const fieldsOf = (random: Random, channel: string): Payload => ({
  paste: { value: { value: textOf(random).slice(0, 3_000) } },
  app: { value: { selected_option: null } },
  mode: { value: { selected_option: { value: random.pick(['guess', 'mix', 'web']) } } },
  channel: { value: { selected_conversation: channel } },
  hear: { value: { selected_option: { value: random.pick(['everything', 'problems', 'choose']) } } },
  only: { value: { selected_options: [{ value: 'ended' }] } },
  broadcast: { value: { selected_option: { value: 'bad' } } },
  cards: { value: { selected_option: { value: 'all' } } },
  notify: { value: { selected_user: null } },
  alias: { value: { value: textOf(random).slice(0, 200) } },
  endsAt: { value: { selected_date_time: 1_795_000_000 } },
  max: { value: { value: random.pick(['', '3', 'none', 'x']) } },
  lang: { value: { selected_option: null } },
});

const eventOf = (random: Random, { user, channel }: Asker): Payload => ({
  type: 'event_callback',
  event_id: `Ev${triggerOf(random)}`,
  event: {
    type: random.pick(EVENTS),
    tab: 'home',
    user: random.chance(0.2) ? { id: user, deleted: true } : user,
    channel,
    tokens: { bot: [] },
    view: { private_metadata: '{"state":"live","mine":false}' },
  },
});

const stepOf = (random: Random, { user, channel }: Asker): Payload => ({
  type: 'event_callback',
  event_id: `Ev${triggerOf(random)}`,
  event: {
    type: 'function_executed',
    function: { callback_id: CALLBACKS.watchStep },
    function_execution_id: 'Fx1',
    bot_access_token: 'xwfp-of-a-run',
    inputs: { recording: textOf(random), channel, mode: 'mix', person: user },
  },
});

/** A well-formed payload for one of the listeners. */
function wholeOf(random: Random, asker: Asker): Payload {
  const { user, channel } = asker;
  const by = { user: { id: user }, trigger_id: triggerOf(random) };
  const view = { id: 'V1', hash: triggerOf(random), type: 'modal', callback_id: CALLBACKS.watchForm };
  const action = ACTION_IDS[random.between(0, ACTION_IDS.length)] ?? '';
  switch (random.between(0, 10)) {
    case 0:
      return {
        type: 'view_submission',
        ...by,
        view: { ...view, state: { values: fieldsOf(random, channel) } },
      };
    case 1:
      return { type: 'shortcut', callback_id: CALLBACKS.watchAny, ...by };
    case 2: {
      const message = { text: textOf(random), blocks: [{ type: 'section', text: { text: textOf(random) } }] };
      const on = { type: 'message_action', callback_id: CALLBACKS.watchThis };
      return { ...on, ...by, channel: { id: channel }, message: { ts: '1.1', ...message } };
    }
    case 3:
      return eventOf(random, asker);
    case 4:
      return stepOf(random, asker);
    default:
      return pressOf(random, action, asker);
  }
}

/** Fields by which a listener is found, which therefore stay. */
const FOUND_BY: ReadonlySet<string> = new Set(['type', 'action_id', 'callback_id', 'event_id', 'trigger_id']);

/** Replaces parts at random, at any depth. */
function disturbed(random: Random, value: unknown, often: number): unknown {
  if (random.chance(often)) return anyValue(random);
  if (Array.isArray(value)) return value.map((one) => disturbed(random, one, often));
  return typeof value === 'object' && value !== null ? inside(random, { ...value }, often) : value;
}

const inside = (random: Random, value: Payload, often: number): Payload =>
  Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      FOUND_BY.has(name) ? one : disturbed(random, one, often),
    ]),
  );

/** A payload for one of the listeners, disturbed at random: a random one would hardly reach any. */
export const listened = (random: Random, asker: Asker): Payload =>
  inside(random, wholeOf(random, asker), random.pick([0, 0.02, 0.1]));
