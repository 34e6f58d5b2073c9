import { createHash } from 'node:crypto';
import { type ForBackends, forBackends } from '../../src/flows/for-backends.ts';
import { createApi } from '../../src/web/api/api.ts';
import { type ApiKey, keyOfToken } from '../../src/web/api/keys.ts';
import { publicListener } from '../../src/web/public.ts';
import { createWorld, SID } from '../flows/world.ts';
import { openDoor } from './door.ts';

/** The API over real HTTP, with the real flows in a small world in memory. */

export const TOKEN = 'a-token-of-the-tests-1';
export const OTHER_TOKEN = 'a-token-of-the-tests-2';
export const APP = { name: 'prod', appId: '4b825dc642cb6eb9a060e54bf8d69288' };
const STAGE = { name: 'stage', appId: 'f'.repeat(32) };

/** Answer of `start`, with `mode` added. */
export const STARTED = {
  resourceId: 'R'.repeat(200),
  sid: SID,
  cname: 'class-7',
  uid: '527841',
  mode: 'mix',
};

/** A key as the bot is told of it. */
export const keyOf = (secret: string, key: Omit<ApiKey, 'sha256'>): ApiKey => ({
  ...key,
  sha256: createHash('sha256').update(secret).digest('hex'),
});

interface Options {
  readonly tokens?: readonly string[];
  readonly keys?: readonly ApiKey[];
  readonly severalApps?: boolean;
  readonly flows?: Partial<ForBackends>;
}

export interface Line {
  readonly facts: Record<string, unknown>;
  readonly outcome: string;
}

export async function openApi({
  tokens = [TOKEN, OTHER_TOKEN],
  keys = [],
  severalApps = false,
  flows = {},
}: Options = {}) {
  const world = createWorld();
  const lines: Line[] = [];
  const outcomes: string[] = [];
  const waits: number[] = [];
  /** Answers that are held back until the test lets them go, where it wants that. */
  const held: (() => void)[] = [];
  let holds = false;
  const note = (facts: Record<string, unknown>, outcome: string) => void lines.push({ facts, outcome });
  const log = { info: note, warn: note, error: note };
  const workspace = async () => 'T1';
  const announcing = {
    ...world,
    workspace,
    languages: ['en', 'zh'],
    apps: severalApps ? [APP, STAGE] : [APP],
    expiryHours: 72,
  };
  const api = createApi({
    keys: () => [...keys, ...tokens.map(keyOfToken)],
    log,
    now: world.now,
    counted: (outcome) => void outcomes.push(outcome),
    async wait(ms) {
      waits.push(ms);
      if (holds) await new Promise<void>((resolve) => held.push(resolve));
    },
    flows: { ...forBackends(announcing), ...flows },
  });
  const { url } = await openDoor(publicListener({ slack: undefined, api, callbacks: api }));

  /** Sends a request with a token and, if there is one, a JSON body. */
  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }
  const hold = () => {
    holds = true;
  };
  const letGo = () => {
    holds = false;
    for (const resolve of held.splice(0)) resolve();
  };
  return {
    world,
    url,
    lines,
    outcomes,
    waits,
    held,
    hold,
    letGo,
    ask,
    post: (body: unknown) => ask('POST', '/v1/recordings', body),
  };
}

export type Api = Awaited<ReturnType<typeof openApi>>;
