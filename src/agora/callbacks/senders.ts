import { isIP } from 'node:net';
import type { AskSenders, CallbackSenders } from '../../ports/agora.ts';
import type { AgoraOptions } from '../agora.ts';
import { createHostChoice } from '../hosts.ts';
import { fieldsIn, listIn, textIn } from '../lenient.ts';
import { tokenOf } from '../query.ts';
import { createGet, type Reply } from '../request.ts';
import { readJson } from '../wire.ts';

const PATH = '/v1/ncs/ip';

/**
 * Asks Agora from which addresses its notification service calls, by one GET to the first host.
 * @throws when a host would receive the credentials unencrypted
 */
export function createSenders(options: Omit<AgoraOptions, 'log'>): AskSenders {
  const { now = Date.now } = options;
  const hostsOf = createHostChoice(options.area, options.hosts);
  const get = createGet(options.timeoutMs, options);
  return async (name) => {
    const app = options.apps().find((one) => one.name === name);
    const [first] = app ? hostsOf(app.area).route(now()) : [];
    if (!app || !first) return { kind: 'unknown', cause: 'unavailable' };
    return readSenders(await get(first.host, PATH, `Basic ${tokenOf(app)}`));
  };
}

function readSenders(reply: Reply): CallbackSenders {
  if (reply.kind === 'failed') return { kind: 'unknown', cause: 'unavailable' };
  if (reply.kind === 'unreadable') return { kind: 'unknown', cause: 'other_answer' };
  const { status, body } = reply;
  if (status === 401 || status === 403) return { kind: 'unknown', cause: 'credentials' };
  if (status === 429) return { kind: 'unknown', cause: 'quota' };
  const { data } = fieldsIn(status === 200 ? readJson(body) : undefined);
  const { hosts } = fieldsIn(fieldsIn(data).service);
  const addresses = listIn(hosts)
    .map((host) => textIn(fieldsIn(host).primaryIP) ?? '')
    .filter((address) => isIP(address) !== 0);
  if (addresses.length === 0) return { kind: 'unknown', cause: 'other_answer' };
  return { kind: 'known', addresses: [...new Set(addresses)] };
}
