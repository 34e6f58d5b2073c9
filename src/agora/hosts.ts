import type { Instant } from '../recording/recording.ts';

export const AREAS = ['global', 'cn', 'us', 'eu', 'ap'] as const;
export type Area = (typeof AREAS)[number];

/** Base URLs in the order in which they are asked. */
type Order = readonly [string, ...string[]];

/**
 * Hosts by area, in the documented order of failover: the host, the same one under the other suffix, the neighbouring
 * region. `sd-rtn.com` comes first in mainland China, `agora.io` elsewhere.
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

/** Waits before the second, third and fourth try of a look, in milliseconds. */
const SAME_AGAIN_MS = 1_000;
const OTHER_SUFFIX_MS = 3_000;
const NEIGHBOUR_MS = 6_000;

/** Limit of requests of one look, and of the waits between them, in milliseconds. */
export const MOST_TRIES = 4;
export const MOST_WAITING_MS = SAME_AGAIN_MS + OTHER_SUFFIX_MS + NEIGHBOUR_MS;

/** Milliseconds for which a host that failed is not asked. */
const ASIDE_MS = 60_000;

/** One try of a look. */
interface Try {
  readonly host: string;
  /** Time to wait after the failure of the try before it, in milliseconds. */
  readonly waitMs: number;
}

/** The hosts of one area in order of failover, without those that failed lately. */
interface Hosts {
  /** The tries that a look may make now, in order. Never empty. */
  route(now: Instant): readonly Try[];
  /** Skips the host for `ASIDE_MS`. */
  setAside(host: string, now: Instant): void;
  /** The host has answered, and takes its old place again. */
  restore(host: string): void;
}

/**
 * Keeps the failover order of one area. While every host is set aside, a look is one try, of the host that failed
 * longest ago: trying all of them for every recording would multiply the load on a service in trouble.
 */
export function createHosts(order: Order): Hosts {
  const aside = new Map<string, Instant>();
  const usual = triesOf(order);

  return {
    route(now) {
      if (aside.size === 0) return usual;
      const [first, ...rest] = order.filter((host) => (aside.get(host) ?? 0) <= now);
      return first ? triesOf([first, ...rest]) : [{ host: longestAside(order, aside), waitMs: 0 }];
    },
    setAside(host, now) {
      aside.set(host, now + ASIDE_MS);
    },
    restore(host) {
      aside.delete(host);
    },
  };
}

const triesOf = ([first, other, neighbour]: Order): readonly Try[] => [
  { host: first, waitMs: 0 },
  { host: first, waitMs: SAME_AGAIN_MS },
  ...(other ? [{ host: other, waitMs: OTHER_SUFFIX_MS }] : []),
  ...(neighbour ? [{ host: neighbour, waitMs: NEIGHBOUR_MS }] : []),
];

function longestAside([first, ...rest]: Order, aside: Map<string, Instant>): string {
  const until = (host: string) => aside.get(host) ?? 0;
  return rest.reduce((oldest, host) => (until(host) < until(oldest) ? host : oldest), first);
}

/**
 * Chooses the hosts for an app: those of its area, or the same given ones for every app. Apps that share a list also
 * share which of its hosts are set aside.
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

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A base URL that credentials may be sent to, without its trailing slash. `undefined` for a text that is not a URL, has
 * a user or a query, or would carry the credentials unencrypted beyond this machine.
 */
export function safeHost(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const sealed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!sealed || url.username || url.password || url.search || url.hash) return undefined;
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

function checked(text: string): string {
  const host = safeHost(text);
  // The text is not repeated: it may hold a password.
  if (!host)
    throw new Error('an Agora host must be an https URL (http on loopback only), without user or query');
  return host;
}
