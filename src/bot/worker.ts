import { hear } from '../flows/polling/hear.ts';
import { poll } from '../flows/polling/poll.ts';
import { retire } from '../flows/polling/retire.ts';
import { deliver } from '../flows/telling/deliver.ts';
import { illustrate, illustrated } from '../flows/telling/illustrate.ts';
import { createPictures } from '../picture/pictures.ts';
import type { Pulse } from '../ports/polling.ts';
import { startHearing } from '../redis/bus/hearing.ts';
import { startRelaying } from '../redis/bus/relaying.ts';
import type { Keyspace } from '../redis/connection/keyspace.ts';
import { createEngine } from '../redis/engine.ts';
import { createIllustrations, startIllustrating } from '../redis/pictures/illustrations.ts';
import { startRetiring } from '../redis/polling/strangers.ts';
import { createIllustrator } from '../slack/messenger/illustrator.ts';
import { createMessenger } from '../slack/messenger/messenger.ts';
import { relayer } from './callbacks.ts';
import { type Ground, leasesOn, lookNeeds, type Part, storesOn } from './ground.ts';

const DAY_MS = 86_400_000;

/** A part that does work, and can tell whether it still progresses. */
interface Worker extends Part {
  pulse(): Pulse;
}

/** Starts polling and delivery. */
export function startWorker(keyspace: Keyspace, ground: Ground): Worker {
  const { config, log, apps, now } = ground;
  const leases = leasesOn(keyspace, ground);
  const stores = storesOn(keyspace, ground, leases);
  const polling = lookNeeds(stores, ground);
  const historyMs = config.historyDays * DAY_MS;
  const { channelLanguages } = stores;
  const speaking = { ...config.slack, ...config, channelLanguages, log };
  const { illustrations, closeQueue } = createIllustrations({ keyspace, log, keepMs: historyMs });
  const showing = { ...stores, illustrations, log, now };
  const messenger = illustrated(createMessenger(speaking), showing);
  const delivering = { ...stores, messenger, log, random: Math.random };
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
  });
  const retiring = startRetiring(keyspace, apps, log, (sid) => retire(sid, polling));
  const hearing = startHearing(keyspace, log, now, (sid) => hear(sid, polling));
  const relaying = startRelaying(keyspace, log, relayer(config.apps));
  const stop = async () => {
    await Promise.all([hearing.stop(), relaying.stop(), engine.stop(), illustrating.stop(), retiring.stop()]);
    await Promise.all([closeQueue(), pictures.close()]);
  };
  return { name: 'worker', pulse: engine.pulse, stop };
}
