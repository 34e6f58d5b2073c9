import { relay } from '../agora/callbacks/relay.ts';
import { hear } from '../flows/polling/hear.ts';
import { poll } from '../flows/polling/poll.ts';
import { retire } from '../flows/polling/retire.ts';
import { deliver } from '../flows/telling/deliver.ts';
import { illustrate, illustrated } from '../flows/telling/illustrate.ts';
import { rememberPlaces } from '../flows/watching/emptied.ts';
import { logged, startLoop } from '../loop.ts';
import { createPictures } from '../picture/pictures.ts';
import type { Pulse } from '../ports/polling.ts';
import { fileBase } from '../recording/file-url.ts';
import type { Known } from '../recording/known.ts';
import { DAY_MS } from '../recording/recording.ts';
import { startRelaying } from '../redis/bus/relaying.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { createEngine } from '../redis/engine.ts';
import { startHearing } from '../redis/hearing/hearing.ts';
import { createIllustrations, startIllustrating } from '../redis/pictures/illustrations.ts';
import { startRetiring } from '../redis/polling/retiring.ts';
import { createTraceParents } from '../redis/telling/trace-parents.ts';
import { refusalOf } from '../slack/api/codes.ts';
import { createIllustrator } from '../slack/messenger/illustrator.ts';
import { createMessenger } from '../slack/messenger/messenger.ts';
import { type Ground, leasesOn, lookNeeds, type Part, storesOn } from './ground.ts';
import { tracedMessenger } from './measured/traced.ts';

/** Milliseconds between two readings of where something is watched. */
const REMEMBERED_EVERY_MS = 30_000;

/** A part that does work, and can tell whether it still progresses. */
interface Worker extends Part {
  pulse(): Pulse;
  /** Tells every place that this process remembers that Redis was found empty. */
  tellEmptied(): Promise<void>;
}

/** Starts polling and delivery. */
export function startWorker(keyspace: Keyspace, ground: Ground): Worker {
  const { config, log, apps, now, tracing } = ground;
  const leases = leasesOn(keyspace, ground);
  const stores = storesOn(keyspace, ground, leases);
  const polling = lookNeeds(stores, ground);
  const historyMs = config.historyDays * DAY_MS;
  const { channelLanguages, holds } = stores;
  const speaking = {
    ...ground.slack,
    ...config,
    channelLanguages,
    holds,
    log,
    fileBase: (known: Known) => fileBase(known, config),
  };
  const { illustrations, closeQueue } = createIllustrations({ keyspace, log, keepMs: historyMs });
  const showing = { ...stores, illustrations, log, now };
  const posting = createMessenger(speaking);
  const parents = createTraceParents(keyspace);
  const messenger = illustrated(tracing ? tracedMessenger(posting, tracing, parents) : posting, showing);
  const delivering = { ...stores, messenger, refusalOf, log, now, random: Math.random };
  const pictures = createPictures();
  const illustrator = createIllustrator({ ...speaking, pictures });
  const illustrating = startIllustrating(keyspace, log, (order, last) =>
    illustrate(order, last, { ...showing, illustrator }),
  );
  const engine = createEngine({
    keyspace,
    apps,
    log,
    leases,
    historyMs,
    poll: (claim, signal) => poll(claim, signal, polling),
    deliver: (place) => deliver(place, delivering),
    ...(tracing ? { tracing } : {}),
  });
  const retiring = startRetiring(keyspace, apps, log, (sid) => retire(sid, polling));
  const hearing = startHearing(keyspace, log, now, {
    hear: (sid) => hear(sid, polling),
    hurry: engine.hurry,
  });
  const relaying = startRelaying(keyspace, log, config.slack.botToken, ({ url, headers, body }) =>
    relay(url, headers, body, config.agora.ca),
  );
  const places = rememberPlaces({ ...stores, log, now });
  const remembering = startLoop({
    work: () => places.refresh().then(() => REMEMBERED_EVERY_MS),
    retryMs: REMEMBERED_EVERY_MS,
    ...logged(log, 'memory', 'warn'),
  });
  const stop = async () => {
    // A reading in hand may wait for Redis; closing its connection ends it.
    void remembering.stop();
    await Promise.all([hearing.stop(), relaying.stop(), engine.stop(), illustrating.stop(), retiring.stop()]);
    await Promise.all([closeQueue(), pictures.close()]);
  };
  return { name: 'worker', pulse: engine.pulse, tellEmptied: places.tellEmptied, stop };
}
