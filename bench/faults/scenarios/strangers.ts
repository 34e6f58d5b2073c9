import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_TOKEN } from '../../bot/web.ts';
import { ORDINARY, type Scenario } from '../scenario.ts';
import type { FaultyWorld } from '../world.ts';

/** Share of the duration that is asked for. */
const SHARE = 1 / 6;

const CONNECTIONS = 1_500;
/** Seconds: fifteen, and what a busy machine takes. */
const ENDED_WITHIN = 16;

const GUESSES_PER_SECOND = 885;
const GUESSED_EVERY_MS = 10;
/** Addresses from which guesses come. */
const ADDRESSES = 20;
/** Guesses under way at most: 200 whose answers are held back, and half as many more. */
const GUESSING_MOST = 300;

const KNOWN_EVERY_MS = 250;
/** Milliseconds within which somebody with the token is answered meanwhile. */
const KNOWN_WITHIN_MS = 1_000;

/** Log lines at most: one a minute for each address, for two minutes. */
const LINES_MOST = 2 * ADDRESSES;

/** Opens a connection and sends nothing. @returns seconds from its opening until it is closed */
async function openSilent(port: number, atEnd: FaultyWorld['atEnd']): Promise<number> {
  let since = performance.now();
  const socket = connect(port, '127.0.0.1')
    .on('error', () => undefined)
    .once('connect', () => {
      since = performance.now();
    })
    .resume();
  atEnd(() => socket.destroy());
  await new Promise((resolve) => socket.once('close', resolve));
  return (performance.now() - since) / 1_000;
}

/** @returns the status, or `undefined` where nothing came back */
function ask(port: number, token: string, from: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    const asked = request(
      { port, host: '127.0.0.1', path: '/v1/recordings', agent, headers, localAddress: from },
      (response) => {
        response.resume().once('end', () => resolve(response.statusCode));
      },
    );
    asked.on('error', () => resolve(undefined)).end();
  });
}

/** Guesses tokens from several addresses. @returns ends it, and answers the statuses */
function keepGuessing(port: number): () => Promise<readonly (number | undefined)[]> {
  const agent = new Agent({ keepAlive: false });
  const guesses: Promise<number | undefined>[] = [];
  const since = performance.now();
  let underWay = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - since) * GUESSES_PER_SECOND) / 1_000;
    while (guesses.length < due && underWay < GUESSING_MOST) {
      const from = `127.0.1.${1 + (guesses.length % ADDRESSES)}`;
      underWay += 1;
      const guess = ask(port, randomBytes(24).toString('base64url'), from, agent);
      guesses.push(guess.finally(() => (underWay -= 1)));
    }
  }, GUESSED_EVERY_MS);
  return () => {
    clearInterval(timer);
    return Promise.all(guesses);
  };
}

/** Asks with the right token repeatedly. @returns milliseconds of the slowest answer, and the number of refusals */
async function knownMeanwhile(port: number, forMs: number): Promise<{ slowest: number; refused: number }> {
  const agent = new Agent({ keepAlive: false });
  let slowest = 0;
  let refused = 0;
  for (const end = Date.now() + forMs; Date.now() < end; await sleep(KNOWN_EVERY_MS)) {
    const since = performance.now();
    const status = await ask(port, API_TOKEN, '127.0.0.1', agent);
    slowest = Math.max(slowest, performance.now() - since);
    refused += status === 200 ? 0 : 1;
  }
  return { slowest, refused };
}

const linesOf = ({ bots }: FaultyWorld): number =>
  bots('web').reduce(
    (sum, bot) => sum + bot.complaints().filter(({ outcome }) => outcome === 'apiUnauthorized').length,
    0,
  );

/** Strangers open silent connections to the public address, and guess tokens. */
export const strangers: Scenario = {
  name: 'silent connections and guessed tokens',
  setup: ORDINARY,
  async play(world, _, seconds) {
    const port = world.port();
    const silent = Array.from({ length: CONNECTIONS }, () => openSilent(port, world.atEnd));
    const stopGuessing = keepGuessing(port);
    const since = performance.now();
    const { slowest, refused } = await knownMeanwhile(port, seconds * SHARE * 1_000);
    const guessedFor = (performance.now() - since) / 1_000;
    const guesses = await stopGuessing();
    return [
      { name: 'silent connections', value: silent.length, unit: '' },
      {
        name: 'the longest of them',
        value: Math.max(...(await Promise.all(silent))),
        unit: 's',
        most: ENDED_WITHIN,
      },
      { name: 'guesses', value: guesses.length / guessedFor, unit: '/s' },
      {
        name: 'guesses that were right',
        value: guesses.filter((status) => status === 200).length,
        unit: '',
        most: 0,
      },
      { name: 'lines of the log about them', value: linesOf(world), unit: '', most: LINES_MOST },
      { name: 'slowest answer to the right token', value: slowest, unit: 'ms', most: KNOWN_WITHIN_MS },
      { name: 'right tokens refused', value: refused, unit: '', most: 0 },
    ];
  },
};
