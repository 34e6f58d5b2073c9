import { setTimeout as sleep } from 'node:timers/promises';
import { DOORS, sender, signedBySlack } from '../../fuzz/doors.ts';
import { createRandom } from '../../random.ts';
import { ORDINARY, type Scenario } from '../scenario.ts';

/** Share of the duration that is asked for. */
const SHARE = 1 / 4;

const EVERY_MS = 10;

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** Requests that once ended a process, with the status of the right answer. */
const KNOWN = [
  [JSON_TYPE, 'null', 400],
  [FORM, 'payload=null', 400],
  [JSON_TYPE, '{"type":"app_rate_limited","minute_rate_limited":1795000000}', 200],
  [JSON_TYPE, '{"type":"event_callback"}', 200],
  [JSON_TYPE, '{"type":"event_callback","event":null}', 200],
] as const;

/** Sends signed requests to the public address that can hardly be understood. */
export const unreadable: Scenario = {
  name: 'Slack sends unreadable requests',
  setup: ORDINARY,
  async play({ port }, _, seconds) {
    const random = createRandom(20_261_130);
    const send = sender(port());
    let requests = 0;
    let wrong = 0;
    for (const end = Date.now() + seconds * SHARE * 1_000; Date.now() < end; await sleep(EVERY_MS)) {
      const known = KNOWN[requests % (2 * KNOWN.length)];
      const answer = await send(known ? signedBySlack(known[0], known[1]) : DOORS['/slack/events'](random));
      const isRight = known ? answer?.status === known[2] : answer !== undefined && answer.status < 500;
      requests += 1;
      wrong += isRight ? 0 : 1;
    }
    return [
      { name: 'requests', value: requests, unit: '' },
      { name: 'answered wrongly', value: wrong, unit: '', most: 0 },
    ];
  },
};
