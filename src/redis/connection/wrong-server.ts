import type { StandaloneConnectionOptions } from 'ioredis';
import { StandaloneConnector } from 'ioredis/built/connectors/index.js';

/**
 * Refusals of a server that has become a replica, or has not got its data yet. A command, or a script, that is refused
 * so has written nothing. Redis 6 wraps the refusal of a command inside a script.
 */
const NOTHING_DONE = /^(?:ERR Error running script .*: -)?(?:READONLY|MASTERDOWN|LOADING|UNBLOCKED) /;

/** Refusals of which only the caller can say what has to be sent again, or that every server may give. */
const NOT_HERE = /^(?:MOVED |EXECABORT .*(?:READONLY|MASTERDOWN|LOADING) )/;

/**
 * For `reconnectOnError` of ioredis: after a failover behind one address, a connection that is kept leads to the wrong
 * server for ever.
 *
 * @returns 2: connect anew and send the command again there; 1: connect anew, the command has failed
 */
export function afterError({ message }: Error): 2 | 1 | false {
  if (NOTHING_DONE.test(message)) return 2;
  return NOT_HERE.test(message) ? 1 : false;
}

/** Redis says `slave`, others that speak its protocol `replica`. `undefined` where a server does not tell. */
export const isReplica = (role: string | undefined): boolean => role === 'slave' || role === 'replica';

/** The role that INFO names. */
export const roleIn = (info: string): string | undefined => /^role:(\w+)/m.exec(info)?.[1];

/** What a connection to a replica ends with. */
export class ReplicaReached extends Error {
  override readonly name = 'ReplicaReached';
  /** Host and port, as the replica knows them. */
  readonly master: string;

  constructor(master: string) {
    super(`the server at this address is a replica of ${master}`);
    this.master = master;
  }
}

/** What ioredis hands over of INFO; nothing where that is forbidden. */
interface Replication {
  readonly role?: string;
  readonly master_host?: string;
  readonly master_port?: string;
}

/**
 * Never lets a connection to a replica become ready: commands wait for the next attempt, which comes later and later,
 * instead of going round in circles while a failover lasts.
 */
export class MasterConnector extends StandaloneConnector {
  // ioredis gives the options of its client to whatever class is named.
  constructor(options: unknown) {
    super(options as StandaloneConnectionOptions);
  }

  override check({ role, master_host, master_port }: Replication): boolean {
    if (!isReplica(role)) return true;
    this.stream.destroy(new ReplicaReached(`${master_host}:${master_port}`));
    return false;
  }
}
