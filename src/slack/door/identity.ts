import type { Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { within } from '../../within.ts';

/** Identity of the bot in Slack, as its token says. */
export interface Identity {
  /** Workspace of the token; the organisation, where the app is installed for all its workspaces at once. */
  readonly team: string;
  /** The bot's own user. */
  readonly user: string | undefined;
  /** Address of the workspace, with a slash at its end. */
  readonly address: string | undefined;
}

export interface Self {
  /** Asks Slack until it has answered once. Rejects while Slack is away. */
  identity(): Promise<Identity>;
  /**
   * The workspace under which everything that arrives is kept. One token serves one workspace, so this is the bot's
   * own, whoever sent the payload: a payload of Slack Connect names the guest's workspace, one of an organisation none.
   * @throws {SlackUnnamed} while Slack is away and the payload does not tell it either
   */
  workspaceFor(context: Context): Promise<string>;
  /** Address of the workspace, once Slack has answered. */
  address(): string | undefined;
}

/** Slack has not said which workspace this is. */
class SlackUnnamed extends Error {
  override readonly name = 'SlackUnnamed';
}

/** Milliseconds that an arrival waits for Slack to say who the bot is; forms are answered within three seconds. */
const PATIENCE_MS = 700;

export function createSelf(client: Pick<WebClient, 'auth'>): Self {
  let known: Identity | undefined;
  let asking: Promise<Identity> | undefined;

  async function ask(): Promise<Identity> {
    const { team_id, enterprise_id, is_enterprise_install, user_id, url } = await client.auth.test();
    const team = is_enterprise_install === true ? (enterprise_id ?? team_id) : team_id;
    if (team === undefined) throw new SlackUnnamed('Slack does not name the workspace of SLACK_BOT_TOKEN');
    known = { team, user: user_id, address: url };
    return known;
  }

  function identity(): Promise<Identity> {
    if (known) return Promise.resolve(known);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return {
    identity,
    address: () => known?.address,
    async workspaceFor({ teamId, isEnterpriseInstall }) {
      if (known) return known.team;
      const asked = identity().catch(() => undefined);
      const found = await within(PATIENCE_MS, asked, undefined);
      // Bolt reads it from wherever Slack puts it; in an organisation that is the sender's workspace.
      const team = found?.team ?? (isEnterpriseInstall ? undefined : teamId);
      if (team === undefined) throw new SlackUnnamed('Slack has not said yet which workspace this is');
      return team;
    },
  };
}
