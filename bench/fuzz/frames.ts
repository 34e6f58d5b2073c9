import type { PretendSlack } from '../../sandbox/slack/slack.ts';
import type { Random } from '../random.ts';
import { listened } from './listened.ts';
import { anyValue, objectOf } from './made.ts';
import type { Answered } from './tally.ts';

const KINDS = [
  'events_api',
  'slash_commands',
  'interactive',
  'disconnecting',
  'ws_message',
  'oracle',
] as const;

/** A frame of Socket Mode, for a listener or for none. */
export function frame(random: Random): object {
  if (random.chance(0.5)) {
    const payload = listened(random, { user: 'U1', channel: 'C1' });
    return { type: 'event' in payload ? 'events_api' : 'interactive', payload };
  }
  return strangeFrame(random);
}

/** A frame for which hardly any listener exists. */
export const strangeFrame = (random: Random): object => ({
  type: random.pick(KINDS),
  payload: random.chance(0.8) ? objectOf(random) : anyValue(random),
});

/** Sends frames over Socket Mode, each in an envelope of its own. */
export function framer(slack: PretendSlack): (made: object) => Promise<Answered | undefined> {
  let nth = 0;
  return async (made) => {
    nth += 1;
    const since = performance.now();
    const outcome = await slack.sendFrame(JSON.stringify({ envelope_id: `e-${nth}`, ...made }));
    return outcome?.kind === 'answered' ? { status: 200, ms: performance.now() - since } : undefined;
  };
}
