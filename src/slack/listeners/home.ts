import type { App } from '@slack/bolt';
import { z } from 'zod';
import { EVERYTHING, type HomeChoice } from '../../flows/asking/home.ts';
import type { Viewer } from '../../ports/slack.ts';
import { workspaceOf } from '../door/arrival.ts';
import { troubledHome } from '../home/home.ts';
import type { HomeScreens } from '../home/home-screens.ts';
import { chosen, decodeHomeChoice, HOME_ACTION } from '../pressable/home-choice.ts';
import type { Troubles } from './answering.ts';
import type { ListenerNeeds } from './needs.ts';

type HomeNeeds = Pick<ListenerNeeds, 'voiceOf' | 'client'> & {
  readonly screens: HomeScreens;
  readonly troubles: Troubles;
};

const Pressed = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ private_metadata: z.string().default('') }),
});

const Action = z.object({
  action_id: z.string(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** Publishes App Home when it is opened, and when something is chosen in it. */
export function listenToHome(app: App, needs: HomeNeeds): void {
  app.event('app_home_opened', async ({ event, context }) => {
    // Slack reports the tab Messages in the same way.
    if (event.tab !== 'home') return;
    const privateMetadata = event.view?.private_metadata;
    const choice = privateMetadata === undefined ? EVERYTHING : decodeHomeChoice(privateMetadata);
    await show({ team: workspaceOf(context), user: event.user }, choice, needs);
  });

  app.action(HOME_ACTION, async ({ ack, body, action, context }) => {
    await ack();
    const { user, view } = Pressed.parse(body);
    const { action_id, selected_option } = Action.parse(action);
    const choice = chosen(decodeHomeChoice(view.private_metadata), action_id, selected_option?.value);
    await show({ team: workspaceOf(context), user: user.id }, choice, needs);
  });
}

async function show(
  { team, user }: Viewer,
  choice: HomeChoice,
  { client, voiceOf, screens, troubles }: HomeNeeds,
): Promise<void> {
  try {
    await screens.open({ team, user }, choice);
    troubles.worked();
  } catch (error) {
    const { language } = await voiceOf(user);
    const asker = { place: { team, channel: user }, user, client, language, asked: 'home' };
    const { blocks } = troubles.messageOf(asker, error);
    await client.views.publish({ user_id: user, view: troubledHome(choice, blocks, language) });
  }
}
