import type { Instant } from '../recording/recording.ts';
import { safeHost } from './safe-host.ts';

export const AREAS = ['global', 'cn', 'us', 'eu', 'ap'] as const;
export type Area = (typeof AREAS)[number];

/** Base URLs in the order in which they are asked. */
type Order = readonly [string, ...string[]];

/**
 * Hosts by area, in the documented order of failover: the host itself, the same one under the other suffix,
 * then the neighbouring region. `sd-rtn.com` comes first in mainland China, `agora.io` elsewhere.
 */
const ORDERS: Record<Area, Order> = {
  global: [
    'https://api.agora.io',
    'https://api.sd-rtn.com',
    'https://api-us-west-1.agora.io',
    'https://api-eu-central-1.agora.io',
    'https://api-ap-southeast-1.agora.io',
  ],
  cn: [
    'https://api.sd-rtn.com',
    'https://api.agora.io',
    'https://api-cn-east-1.sd-rtn.com',
    'https://api-cn-north-1.sd-rtn.com',
  ],
  us: [
    'https://api-us-west-1.agora.io',
    'https://api-us-west-1.sd-rtn.com',
    'https://api-us-east-1.agora.io',
    'https://api-us-east-1.sd-rtn.com',
  ],
  eu: [
    'https://api-eu-west-1.agora.io',
    'https://api-eu-west-1.sd-rtn.com',
    'https://api-eu-central-1.agora.io',
    'https://api-eu-central-1.sd-rtn.com',
  ],
  ap: [
    'https://api-ap-southeast-1.agora.io',
    'https://api-ap-southeast-1.sd-rtn.com',
    'https://api-ap-northeast-1.agora.io',
    'https://api-ap-northeast-1.sd-rtn.com',
  ],
};

const SAME_AGAIN_MS = 1_000;
const OTHER_SUFFIX_MS = 3_000;
const NEIGHBOUR_MS = 6_000;

/** At most this many requests, and this much waiting between them, make one look. */
export const MOST_TRIES = 4;
export const MOST_WAITING_MS = SAME_AGAIN_MS + OTHER_SUFFIX_MS + NEIGHBOUR_MS;

const ASIDE_MS = 60_000;

/** One try of a look: ask this host, so long after the try before it failed. */
export interface Try {
  readonly host: string;
  readonly waitMs: number;
}

/** An ordered list of hosts, and which of them are set aside because they failed lately. */
export interface Hosts {
  /** The tries a look may make now, in order. Never empty. */
  route(now: Instant): readonly Try[];
  /** Passes the host over for a minute. */
  setAside(host: string, now: Instant): void;
  /** The host has answered: it is in its old place again. */
  restore(host: string): void;
}

/**
 * Keeps the failover order of one area.
 *
 * While every host is set aside the outage is known, so a look is one try, of the host that failed longest
 * ago: asking all of them for every recording would multiply the load on a service in trouble, and the
 * schedule asks again by itself. A single host is thus always asked, however often it failed.
 */
export function createHosts(order: Order): Hosts {
  const aside = new Map<string, Instant>();

  return {
    route(now) {
      const [first, other, neighbour] = order.filter((host) => (aside.get(host) ?? 0) <= now);
      if (!first) return [{ host: longestAside(order, aside), waitMs: 0 }];
      return [
        { host: first, waitMs: 0 },
        { host: first, waitMs: SAME_AGAIN_MS },
        ...(other ? [{ host: other, waitMs: OTHER_SUFFIX_MS }] : []),
        ...(neighbour ? [{ host: neighbour, waitMs: NEIGHBOUR_MS }] : []),
      ];
    },
    setAside(host, now) {
      aside.set(host, now + ASIDE_MS);
    },
    restore(host) {
      aside.delete(host);
    },
  };
}

function longestAside([first, ...rest]: Order, aside: Map<string, Instant>): string {
  const until = (host: string) => aside.get(host) ?? 0;
  return rest.reduce((oldest, host) => (until(host) < until(oldest) ? host : oldest), first);
}

/**
 * The hosts of an app's area, or the same given ones for every app. What is set aside for one app is set
 * aside for all that share the list.
 * @throws when a given host is not safe to send credentials to
 */
export function createHostChoice(area: Area, given?: readonly string[]): (own?: Area) => Hosts {
  if (given) {
    const [first, ...rest] = given.map(checked);
    if (!first) throw new Error('no Agora host is configured');
    const hosts = createHosts([first, ...rest]);
    return () => hosts;
  }
  const byArea = new Map<Area, Hosts>();
  return (own = area) => {
    const hosts = byArea.get(own) ?? createHosts(ORDERS[own]);
    byArea.set(own, hosts);
    return hosts;
  };
}

function checked(text: string): string {
  const host = safeHost(text);
  // The text is not repeated: it may hold a password.
  if (!host)
    throw new Error('an Agora host must be an https URL (http on loopback only), without user or query');
  return host;
}
