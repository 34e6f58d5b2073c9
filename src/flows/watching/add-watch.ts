import type { Watches } from '../../ports/knowing.ts';
import type { Clock, Log } from '../../ports/process.ts';
import { filled } from '../../recording/filled.ts';
import type { Recording } from '../../recording/recording.ts';
import type { Place } from '../../recording/watching/place.ts';
import type { Watch } from '../../recording/watching/watch.ts';
import { type WatchOptions, watchOptions } from '../../recording/watching/watch-options.ts';

/** Adds a watch of one place for a known recording. */
export async function addWatch(
  { team, channel }: Place,
  owner: string,
  { sid, app }: Pick<Recording, 'sid' | 'app'>,
  options: WatchOptions & Pick<Watch, 'bulk'>,
  { watches, log, now }: { readonly watches: Watches; readonly log: Log; readonly now: Clock },
): Promise<'new' | 'known' | 'left'> {
  const how = await watches.put({
    team,
    channel,
    sid,
    owner,
    since: now(),
    ...watchOptions(options),
    ...filled({ bulk: options.bulk }),
  });
  log.info({ team, channel, sid, app, by: owner, how }, 'watched');
  return how;
}
