import type { App } from '@slack/bolt';
import type { ForPeople } from '../../flows/for-people.ts';
import { workspaceOf } from '../door/arrival.ts';
import type { Self } from '../door/identity.ts';

interface PlacesNeeds {
  readonly flows: ForPeople;
  /** Gives the bot's own user, as `member_joined_channel` is sent for everybody who joins. */
  readonly self: Pick<Self, 'identity'>;
}

/**
 * Listens to events that give or take the bot's access to a channel, so that nobody has to press Resume and no post has
 * to fail first; and to people leaving, whose watches need another owner.
 */
export function listenToPlaces(app: App, { flows, self }: PlacesNeeds): void {
  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user !== (await self.identity()).user) return;
    await flows.letIn({ team: workspaceOf(context), channel: event.channel });
  });
  app.event('user_change', async ({ event, context }) => {
    if (event.user.deleted) await flows.leave(workspaceOf(context), event.user.id);
  });
  app.event('tokens_revoked', async ({ event, context }) => {
    // The bot uses no people's tokens.
    if ((event.tokens.bot ?? []).length > 0) await flows.revoked(workspaceOf(context));
  });
  app.event('app_uninstalled', async ({ context }) => flows.revoked(workspaceOf(context)));
  for (const opened of ['channel_unarchive', 'group_unarchive'] as const) {
    app.event(opened, async ({ event, context }) => {
      await flows.letIn({ team: workspaceOf(context), channel: event.channel });
    });
  }
  for (const left of ['channel_left', 'group_left'] as const) {
    app.event(left, async ({ event, context }) => {
      await flows.shutOut({ team: workspaceOf(context), channel: event.channel }, 'not_in_channel');
    });
  }
  for (const archived of ['channel_archive', 'group_archive'] as const) {
    app.event(archived, async ({ event, context }) => {
      await flows.shutOut({ team: workspaceOf(context), channel: event.channel }, 'is_archived');
    });
  }
}
