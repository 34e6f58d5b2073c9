import type { App } from '@slack/bolt';
import type { ForPeople } from '../../flows/for-people.ts';

interface PlacesNeeds {
  readonly flows: ForPeople;
  /** The bot's own user, by whose membership Slack tells it of a place. */
  readonly self: () => Promise<string | undefined>;
}

/**
 * Where the bot is let in and shut out, as Slack says it itself, so that nobody has to press Resume and no post has to
 * fail first; and who has left, so that nobody is left with watches of nobody. `member_joined_channel` is about anybody; for leaving there is an event about the bot alone.
 */
export function listenToPlaces(app: App, { flows, self }: PlacesNeeds): void {
  app.event('member_joined_channel', async ({ event, body }) => {
    if (event.user !== (await self())) return;
    await flows.letIn({ team: body.team_id, channel: event.channel });
  });
  app.event('user_change', async ({ event, body }) => {
    if (event.user.deleted) await flows.leave(body.team_id, event.user.id);
  });
  app.event('tokens_revoked', async ({ event, body }) => {
    // Of people's tokens there are none that the bot would use.
    if ((event.tokens.bot ?? []).length > 0) await flows.revoked(body.team_id);
  });
  app.event('app_uninstalled', async ({ body }) => flows.revoked(body.team_id));
  for (const opened of ['channel_unarchive', 'group_unarchive'] as const) {
    app.event(opened, async ({ event, body }) => {
      await flows.letIn({ team: body.team_id, channel: event.channel });
    });
  }
  for (const left of ['channel_left', 'group_left'] as const) {
    app.event(left, async ({ event, body }) => {
      await flows.shutOut({ team: body.team_id, channel: event.channel }, 'not_in_channel');
    });
  }
  for (const archived of ['channel_archive', 'group_archive'] as const) {
    app.event(archived, async ({ event, body }) => {
      await flows.shutOut({ team: body.team_id, channel: event.channel }, 'is_archived');
    });
  }
}
