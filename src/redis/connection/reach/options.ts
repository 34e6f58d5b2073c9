import { Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { RedisOptions } from 'ioredis';
import { RedisUnfit } from '../unfit.ts';
import { MasterConnector } from '../wrong-server.ts';
import { type RedisAddress, readAddress, shownNodes } from './address.ts';
import { type Find, findBySentinel, findInCluster, type Login } from './find.ts';

/** The settings for reaching Redis. */
export interface RedisSettings {
  readonly url: string;
  /** `REDIS_PREFIX`, without braces. */
  readonly prefix: string;
  /** Further certificate authorities (PEM). */
  readonly ca?: string;
  /** Sentinels have users of their own. */
  readonly sentinel?: { readonly username?: string; readonly password?: string };
}

/** Options with which a client reaches Redis. */
interface Reach {
  readonly kind: RedisAddress['kind'];
  /** Hosts and ports of `REDIS_URL`, which may be shown. */
  readonly where: string;
  readonly options: Login & Pick<RedisOptions, 'host' | 'port' | 'db' | 'Connector'>;
}

/** @throws {RedisUnfit} if `REDIS_URL` is not an address; its value is not in the message */
export function reachOf({ url, prefix, ca, sentinel = {} }: RedisSettings): Reach {
  const address = readAddress(url);
  if ('complaint' in address) throw new RedisUnfit('not_a_url', `REDIS_URL ${address.complaint}`);
  const { kind, nodes, master, sealed, username, password, db } = address;
  const tls = sealed ? { tls: ca === undefined ? {} : { ca: [...rootCertificates, ca] } } : {};
  const login: Login = { ...(username ? { username } : {}), ...(password ? { password } : {}), ...tls };
  const found = {
    single: () => ({ ...nodes[0], ...(db === undefined ? {} : { db }), Connector: MasterConnector }),
    sentinel: () => ({
      Connector: connectorTo(findBySentinel(nodes, { ...sentinel, ...tls }, master, login)),
    }),
    cluster: () => ({ Connector: connectorTo(findInCluster(nodes, login, `{${prefix}}`)) }),
  }[kind]();
  return { kind, where: shownNodes(nodes), options: { ...login, ...found } };
}

/**
 * A connector that looks for the server before each connection. All keys of the bot are on one server, even in a
 * cluster, so the client needs to know only that one.
 */
function connectorTo(find: Find): new (options: unknown) => MasterConnector {
  return class extends MasterConnector {
    constructor(options: unknown) {
      // The client passes its options on to its copies, while a host that was found is for this connection only.
      super(Object.assign({}, options));
    }

    override async connect(
      emit: Parameters<MasterConnector['connect']>[0],
    ): ReturnType<MasterConnector['connect']> {
      this.connecting = true;
      try {
        Object.assign(this.options, await find());
      } catch (error) {
        // A rejection would end the client for ever, while a failed connection is tried again.
        this.firstError = error instanceof Error ? error : new Error(String(error));
        return new Socket().destroy();
      }
      if (!this.connecting) return new Socket().destroy();
      return super.connect(emit);
    }
  };
}
