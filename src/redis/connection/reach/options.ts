import { Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { RedisOptions } from 'ioredis';
import { MasterConnector } from '../wrong-server.ts';
import { type RedisAddress, readAddress, shownNodes } from './address.ts';
import { type Find, findBySentinel, findInCluster, type Login } from './find.ts';

/** Address and login of Redis. */
export interface RedisSettings {
  readonly url: string;
  /** `REDIS_PREFIX`, without braces. */
  readonly prefix: string;
  /** Further certificate authorities (PEM). */
  readonly ca?: string;
  /** Sentinels have users of their own. */
  readonly sentinel?: { readonly username?: string; readonly password?: string };
}

/** The address is none; the message is a complaint about `REDIS_URL`, without its value. */
export class NotAnAddress extends Error {
  override readonly name = 'NotAnAddress';
}

/** A Redis as its client reaches it. */
export interface Reach {
  readonly kind: RedisAddress['kind'];
  /** Hosts and ports of `REDIS_URL`, which may be shown. */
  readonly where: string;
  readonly options: Login & Pick<RedisOptions, 'host' | 'port' | 'db' | 'Connector'>;
}

/** @throws {NotAnAddress} */
export function reachOf({ url, prefix, ca, sentinel = {} }: RedisSettings): Reach {
  const address = readAddress(url);
  if ('complaint' in address) throw new NotAnAddress(address.complaint);
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
 * A connector that looks for the server before each connection. The bot's keys are on one server whatever the kind of
 * Redis, so the client itself needs to know of nothing but that one.
 */
function connectorTo(find: Find): new (options: unknown) => MasterConnector {
  return class extends MasterConnector {
    constructor(options: unknown) {
      // The client keeps its options and gives them to its copies; a host that was found is for this connection.
      super(Object.assign({}, options));
    }

    override async connect(
      emit: Parameters<MasterConnector['connect']>[0],
    ): ReturnType<MasterConnector['connect']> {
      this.connecting = true;
      try {
        Object.assign(this.options, await find());
      } catch (error) {
        // A rejection would end the client for ever; a connection that failed is tried again.
        this.firstError = error instanceof Error ? error : new Error(String(error));
        return new Socket().destroy();
      }
      if (!this.connecting) return new Socket().destroy();
      return super.connect(emit);
    }
  };
}
