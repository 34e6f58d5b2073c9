import { isIP } from 'node:net';
import { z } from 'zod';
import type { AskSenders, CallbackSenders } from '../../ports/agora.ts';
import type { AgoraOptions } from '../agora.ts';
import { createHostChoice } from '../hosts.ts';
import { lenient, text } from '../lenient.ts';
import { tokenOf } from '../query.ts';
import { createGet, type Reply } from '../request.ts';
import { readJson } from '../wire.ts';

const PATH = '/v1/ncs/ip';

const host = z.object({ primaryIP: lenient(text) });

const list = z.object({
  data: z.object({ service: z.object({ hosts: z.array(host.catch({})) }) }),
});

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
    return readSenders(await get(`${first.host}${PATH}`, `Basic ${tokenOf(app)}`));
  };
}

function readSenders(reply: Reply): CallbackSenders {
  if (reply.kind === 'failed') return { kind: 'unknown', cause: 'unavailable' };
  if (reply.kind === 'unreadable') return { kind: 'unknown', cause: 'other_answer' };
  const { status, body } = reply;
  if (status === 401 || status === 403) return { kind: 'unknown', cause: 'credentials' };
  if (status === 429) return { kind: 'unknown', cause: 'quota' };
  const { data } = list.safeParse(status === 200 ? readJson(body) : undefined);
  const addresses = (data?.data.service.hosts ?? []).flatMap(({ primaryIP = '' }) =>
    isIP(primaryIP) === 0 ? [] : [primaryIP],
  );
  if (addresses.length === 0) return { kind: 'unknown', cause: 'other_answer' };
  return { kind: 'known', addresses: [...new Set(addresses)] };
}
