/** Host and port of a server. */
export interface Node {
  readonly host: string;
  readonly port: number;
}

/** Content of `REDIS_URL`. */
export interface RedisAddress {
  readonly kind: 'single' | 'sentinel' | 'cluster';
  /** The server itself, the Sentinels that know it, or nodes of a cluster. */
  readonly nodes: readonly Node[];
  /** Name of the server in Sentinel; empty for the other kinds. */
  readonly master: string;
  /** Whether connections use TLS. */
  readonly sealed: boolean;
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
}

/** Scheme, user and password, hosts, and path. `URL` cannot read a list of hosts. */
const FORM = /^redis(s?)(?:\+(sentinel|cluster))?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^/?#]*))?(?:\?.*)?$/;

/** A name or an IPv4 address, or an IPv6 address in brackets, and a port. */
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i;

const PORTS = { single: 6_379, sentinel: 26_379, cluster: 6_379 } as const;

const MOST_PORT = 65_535;

const BEGINS =
  'must begin with redis:// or rediss://, for Sentinel with redis+sentinel:// and for a cluster with redis+cluster:// (rediss+… with TLS)';
const FORMS =
  'is not an address such as redis://user:password@host:6379, redis+sentinel://user:password@a:26379,b:26379/master or redis+cluster://user:password@a:6379,b:6379; in a password / is written %2F, @ %40, # %23 and ? %3F';
const NO_ESCAPE = 'has a % that is no escape: in a password it is written %25';

/**
 * Reads `REDIS_URL`.
 * @returns if it is invalid, a complaint to follow the name of the variable, without any part of the value
 */
export function readAddress(url: string): RedisAddress | { readonly complaint: string } {
  if (!/^rediss?(\+(sentinel|cluster))?:\/\//.test(url)) return { complaint: BEGINS };
  const [, sealed = '', kind = 'single', user = '', hosts = '', path = ''] = FORM.exec(url) ?? [];
  if (!isKind(kind)) return { complaint: FORMS };
  const nodes = hosts.split(',').flatMap((host) => nodeOf(host, PORTS[kind]) ?? []);
  if (nodes.length !== hosts.split(',').length) return { complaint: FORMS };
  if (kind === 'single' && nodes.length > 1) return { complaint: FORMS };
  if (kind === 'sentinel' && path === '') {
    return { complaint: 'lacks the name of the master, as in redis+sentinel://a:26379,b:26379/master' };
  }
  if (kind === 'cluster' && path !== '' && path !== '0') {
    return { complaint: 'names a database, of which a cluster has none' };
  }
  if (kind === 'single' && !/^\d*$/.test(path)) return { complaint: 'names a database that is no number' };
  const login = loginOf(user);
  if (!login) return { complaint: NO_ESCAPE };
  return {
    kind,
    nodes,
    master: kind === 'sentinel' ? path : '',
    sealed: sealed !== '',
    ...login,
    ...(kind === 'single' && path !== '' ? { db: Number(path) } : {}),
  };
}

const isKind = (text: string): text is RedisAddress['kind'] => text in PORTS;

function nodeOf(text: string, otherwise: number): Node | undefined {
  const [, host = '', port] = HOST.exec(text.trim()) ?? [];
  const number = port === undefined ? otherwise : Number(port);
  if (host === '' || number > MOST_PORT) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}

/** Reads user and password; `undefined` if an escape is invalid. */
function loginOf(text: string): Pick<RedisAddress, 'username' | 'password'> | undefined {
  const [user = '', ...rest] = text.split(':');
  try {
    const [username, password] = [user, rest.join(':')].map(decodeURIComponent);
    return { ...(username ? { username } : {}), ...(password ? { password } : {}) };
  } catch {
    return undefined;
  }
}

const named = ({ host, port }: Node): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

/** Hosts and ports, the only part of an address that may be shown. */
export const shownNodes = (nodes: readonly Node[]): string => nodes.map(named).join(',');
