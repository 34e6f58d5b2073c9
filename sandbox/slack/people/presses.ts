import type { Act, Inputs, Press } from '../acts.ts';
import { type Found, findElements } from '../blocks/blocks.ts';
import { chosen, fillIn, initialValues, keepsValue } from '../inputs.ts';
import type { Origin } from '../response-urls.ts';
import type { Block, User, Values, View } from '../state.ts';
import { conclude, interaction, placeOf, type Stage } from './stage.ts';

/** Surface of a press: its blocks and values, and the fields of the payload about it. */
interface Spot {
  readonly blocks: readonly Block[];
  readonly values: Values;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly channel?: string;
}

function pick(blocks: readonly Block[], { actionId, blockId, value }: Press): Found {
  const found = findElements(blocks, actionId, blockId);
  const [only, ...more] = found;
  const meant = more.length === 0 ? only : found.find(({ element }) => element.value === value);
  if (meant === undefined) throw new Error(`There is nothing to press with the action id ${actionId}`);
  return meant;
}

/** Values of the inputs, with the choice just made. */
function inputsOf(blocks: readonly Block[], press: Press): Inputs {
  const { element, block } = pick(blocks, press);
  const { value, values = {} } = press;
  const blockId = block.block_id ?? '';
  if (value === undefined || !keepsValue(element)) return values;
  return { ...values, [blockId]: { ...values[blockId], [String(element.action_id)]: value } };
}

/** Surface of a press in a modal or the Home tab. Stores the present values of the inputs. */
function viewSpot({ workspace: { screens } }: Stage, user: User, press: Press, id: string): Spot {
  const home = screens.homes()[user.id];
  const stack = screens.stack(user.id);
  const view = home?.id === id ? home : stack.find((each) => each.view.id === id)?.view;
  if (view === undefined) throw new Error(`${user.name} has no view ${id} on the screen`);
  const values = fillIn(view.blocks, view.state.values, inputsOf(view.blocks, press));
  const current: View = { ...view, state: { values } };
  if (view.type === 'home') screens.setHome(user.id, current);
  else
    screens.setStack(
      user.id,
      stack.map((each) => (each.view.id === id ? { ...each, view: current } : each)),
    );
  return { blocks: view.blocks, values, fields: { container: { type: 'view', view_id: id }, view: current } };
}

/** Surface of a press in a message. An ephemeral message is not part of the payload. */
function messageSpot(stage: Stage, user: User, press: Press, channelName: string): Spot {
  const { workspace, responseUrls } = stage;
  const channel = workspace.directory.where(channelName);
  const message = 'ts' in press ? workspace.history.find(channel.id, press.ts) : undefined;
  const ephemeral =
    'ephemeral' in press
      ? workspace.screens
          .ephemerals()
          .find(({ ts, user: seenBy }) => ts === press.ephemeral && seenBy === user.id)
      : undefined;
  const there = message ?? ephemeral;
  if (there === undefined) throw new Error(`${user.name} sees no such message in ${channelName}`);
  const origin: Origin = {
    user: user.id,
    channel: channel.id,
    ...(message === undefined ? { ephemeral: there.ts } : { message: there.ts }),
  };
  const blocks = there.blocks ?? [];
  const values = fillIn(blocks, initialValues(blocks), inputsOf(blocks, press));
  return {
    blocks,
    values,
    channel: channel.id,
    fields: {
      container: {
        type: 'message',
        message_ts: there.ts,
        channel_id: channel.id,
        is_ephemeral: message === undefined,
        ...(there.thread_ts === undefined ? {} : { thread_ts: there.thread_ts }),
      },
      channel: placeOf(channel),
      response_url: responseUrls.issue(origin),
      state: { values },
      ...(message === undefined ? {} : { message: { ...message, team: workspace.team.id } }),
    },
  };
}

/** Presses a button or chooses in a menu (`block_actions`). @throws {Error} when there is no such element */
export async function press(stage: Stage, act: Press): Promise<Act> {
  const { workspace, triggers, delivery } = stage;
  const user = workspace.directory.who(act.user);
  const spot =
    'view' in act ? viewSpot(stage, user, act, act.view) : messageSpot(stage, user, act, act.channel);
  const { element, block } = pick(spot.blocks, act);
  const outcome = await delivery.ask('interactive', {
    ...interaction(stage, user),
    type: 'block_actions',
    trigger_id: triggers.issue(user.id, spot.channel),
    ...spot.fields,
    actions: [
      {
        type: element.type,
        action_id: element.action_id,
        block_id: block.block_id,
        action_ts: workspace.ts(),
        ...chosen(element, act.value ?? null),
      },
    ],
  });
  return conclude(stage, outcome, {
    user: user.id,
    what: 'The button',
    ...(spot.channel === undefined ? {} : { channel: spot.channel }),
  });
}
