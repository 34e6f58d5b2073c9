import type { StandaloneConnectionOptions } from 'ioredis';
import { StandaloneConnector } from 'ioredis/built/connectors/index.js';

/**
 * Refusals of a server that has become a replica or has not loaded its data. A command or script refused in
 * this way has written nothing. Redis 6 wraps the refusal of a command inside a script.
 */
const NOTHING_DONE = ['READONLY ', 'MASTERDOWN ', 'LOADING ', 'UNBLOCKED '];

/** Reasons for the refusal of a transaction: only the caller knows what has to be sent again. */
const ABORTING = ['READONLY ', 'MASTERDOWN ', 'LOADING ', 'MOVED '];

/**
 * Decides for `reconnectOnError` of ioredis. After a failover behind one address, a connection that is kept would stay
 * with the wrong server for ever.
 *
 * @param finds whether the next connection looks for the node that holds the keys, and does not just return to the same
 * @returns 2: connect anew and send the command again there; 1: connect anew, the command has failed
 */
export function afterError({ message }: Error, finds = false): 2 | 1 | false {
  const inScript = message.startsWith('ERR Error running script ');
  if (NOTHING_DONE.some((word) => message.startsWith(word) || (inScript && message.includes(`: -${word}`))))
    return 2;
  if (message.startsWith('MOVED ')) return finds ? 2 : 1;
  return message.startsWith('EXECABORT ') && ABORTING.some((word) => message.includes(word)) ? 1 : false;
}

/** Redis says `slave`, others that speak its protocol `replica`. `undefined` where a server does not tell. */
export const isReplica = (role: string | undefined): boolean => role === 'slave' || role === 'replica';

/** Role that INFO names. */
export const roleIn = (info: string): string | undefined => /^role:(\w+)/m.exec(info)?.[1];

/** Error with which a connection to a replica ends. */
export class ReplicaReached extends Error {
  override readonly name = 'ReplicaReached';
  /** Host and port, as the replica knows them. */
  readonly master: string;

  constructor(master: string) {
    super(`the server at this address is a replica of ${master}`);
    this.master = master;
  }
}

/** Part of INFO that ioredis hands over; empty where INFO is forbidden. */
interface Replication {
  readonly role?: string;
  readonly master_host?: string;
  readonly master_port?: string;
}

/**
 * Never lets a connection to a replica become ready: commands wait for the next attempt, and attempts grow
 * rarer while a failover lasts.
 */
export class MasterConnector extends StandaloneConnector {
  // ioredis passes the options of its client to the connector that it is given.
  constructor(options: unknown) {
    super(options as StandaloneConnectionOptions);
  }

  override check({ role, master_host, master_port }: Replication): boolean {
    if (!isReplica(role)) return true;
    this.stream.destroy(new ReplicaReached(`${master_host}:${master_port}`));
    return false;
  }
}
