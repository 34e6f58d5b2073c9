import type { StandaloneConnectionOptions } from 'ioredis';
import { StandaloneConnector } from 'ioredis/built/connectors/index.js';

/** Refusals of a server that has become a replica or still loads its data. The command or script has written nothing. */
const NOTHING_DONE = ['READONLY ', 'MASTERDOWN ', 'LOADING ', 'UNBLOCKED '];

/** Reasons for a refused transaction, which only the caller can send again. */
const ABORTING = ['READONLY ', 'MASTERDOWN ', 'LOADING ', 'MOVED '];

/**
 * Decides for `reconnectOnError` of ioredis: after a failover behind one address, an open connection stays with the
 * wrong server for ever.
 * @param finds whether the next connection looks for the node that holds the keys, instead of returning to the same
 * @returns 2: reconnect and send the command again; 1: reconnect, the command has failed
 */
export function afterError({ message }: Error, finds = false): 2 | 1 | false {
  // Redis 6 wraps the refusal of a command inside a script.
  const inScript = message.startsWith('ERR Error running script ');
  if (NOTHING_DONE.some((word) => message.startsWith(word) || (inScript && message.includes(`: -${word}`))))
    return 2;
  if (message.startsWith('MOVED ')) return finds ? 2 : 1;
  return message.startsWith('EXECABORT ') && ABORTING.some((word) => message.includes(word)) ? 1 : false;
}

/** Whether a role in INFO is that of a replica: `slave` in Redis, `replica` in others. `undefined`: no role is named. */
export const isReplica = (role: string | undefined): boolean => role === 'slave' || role === 'replica';

/** Role that INFO names. */
export const roleIn = (info: string): string | undefined => /^role:(\w+)/m.exec(info)?.[1];

/** A connection ended because its server is a replica. */
export class ReplicaReached extends Error {
  override readonly name = 'ReplicaReached';
  /** Host and port of the master, as the replica knows them. */
  readonly master: string;

  constructor(master: string) {
    super(`the server at this address is a replica of ${master}`);
    this.master = master;
  }
}

/** Part of INFO that ioredis passes on; empty if INFO is forbidden. */
interface Replication {
  readonly role?: string;
  readonly master_host?: string;
  readonly master_port?: string;
}

/** Never lets a connection to a replica become ready, so that commands wait for the next attempt. */
export class MasterConnector extends StandaloneConnector {
  // ioredis calls this with the options of its client.
  constructor(options: unknown) {
    super(options as StandaloneConnectionOptions);
  }

  override check({ role, master_host, master_port }: Replication): boolean {
    if (!isReplica(role)) return true;
    this.stream.destroy(new ReplicaReached(`${master_host}:${master_port}`));
    return false;
  }
}
