import type { Log } from '../../ports/process.ts';
import type { OpenTo } from '../../ports/slack.ts';
import { within } from '../../within.ts';
import { createClient, type SlackAccount } from './client.ts';
import { failureOf } from './failure.ts';

/** Milliseconds for which an answer of Slack counts, and answers kept at most. */
const CHANNELS = { rememberedMs: 10 * 60_000, most: 5_000 };
const PEOPLE = { rememberedMs: 3 * 60_000, most: 1_000 };

/** Milliseconds for which an answer to a person waits for Slack. */
const PATIENCE_MS = 800;

/** Channels asked for at one time. */
const AT_ONCE = 5;

/** Private channels of one person on a page, and pages read; channels past these count as closed. */
const PER_PAGE = 999;
const MOST_PAGES = 3;

/** Milliseconds without questions after a call that failed, where Slack names none. */
const PAUSE_MS = 5_000;

interface OpenToOptions extends SlackAccount {
  readonly log: Log;
  /** Milliseconds since 1970; `Date.now` when absent. */
  readonly now?: () => number;
}

/** Asks Slack which channels are public, and which private ones a person is a member of. */
export function createOpenTo({ log, now = Date.now, ...account }: OpenToOptions): OpenTo {
  const client = createClient(account, log);
  const isPublic = createExpiringCache<boolean>(CHANNELS, now);
  const memberOf = createExpiringCache<ReadonlySet<string>>(PEOPLE, now);
  const asking = new Map<string, Promise<void>>();
  let quietUntil = 0;

  /** Makes one call for all who wait for the same answer. */
  const once = (about: string, ask: () => Promise<void>): Promise<void> => {
    if (now() < quietUntil) return Promise.resolve();
    const asked =
      asking.get(about) ??
      ask()
        .catch((error: unknown) => {
          const failure = failureOf(error);
          quietUntil = now() + (failure.kind === 'limited' ? failure.afterMs : PAUSE_MS);
          log.warn({ why: failure.kind }, 'membershipUnknown');
        })
        .finally(() => asking.delete(about));
    asking.set(about, asked);
    return asked;
  };

  const askChannel = (channel: string) =>
    once(channel, async () => {
      try {
        const { channel: one } = await client.conversations.info({ channel });
        isPublic.keep(channel, one?.is_private === false && !one.is_im && !one.is_mpim);
      } catch (error) {
        // Slack answers like this for every private channel that the bot is not in.
        if (failureOf(error).kind !== 'refused') throw error;
        isPublic.keep(channel, false);
      }
    });

  const askPerson = (user: string) =>
    once(user, async () => {
      const found = new Set<string>();
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { channels = [], response_metadata } = await client.users.conversations({
          user,
          types: 'private_channel',
          limit: PER_PAGE,
          ...(cursor ? { cursor } : {}),
        });
        for (const { id } of channels) if (id !== undefined) found.add(id);
        cursor = response_metadata?.next_cursor;
        if (!cursor) break;
      }
      memberOf.keep(user, found);
    });

  async function askAll(channels: readonly string[]): Promise<void> {
    const left = [...channels];
    const work = async () => {
      for (let channel = left.shift(); channel !== undefined; channel = left.shift())
        await askChannel(channel);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  return async (user, channels) => {
    const unknown = channels.filter((channel) => isPublic.get(channel) === undefined);
    const isStranger = user !== undefined && memberOf.get(user) === undefined;
    if (unknown.length > 0 || isStranger) {
      const asked = Promise.all([askAll(unknown), isStranger ? askPerson(user) : undefined]);
      await within(PATIENCE_MS, asked, undefined);
    }
    const own = user === undefined ? undefined : memberOf.get(user);
    return new Set(channels.filter((channel) => isPublic.get(channel) || own?.has(channel)));
  };
}

/** Keeps answers of Slack for a time, the oldest being dropped where there are too many. */
function createExpiringCache<Value>(
  bounds: { readonly rememberedMs: number; readonly most: number },
  now: () => number,
) {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key: string): Value | undefined {
      const found = kept.get(key);
      return found && now() < found.until ? found.value : undefined;
    },
    keep(key: string, value: Value): void {
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= bounds.most) kept.delete(oldest);
      kept.delete(key);
      kept.set(key, { value, until: now() + bounds.rememberedMs });
    },
  };
}
