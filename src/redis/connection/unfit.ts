/** Why the bot does not start with this Redis. The message is for the operator. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit';
  readonly reason:
    | 'away'
    /** It loads its data; afterwards it may be fit. */
    | 'loading'
    | 'not_a_url'
    | 'too_old'
    | 'evicts'
    | 'replica'
    | 'newer_schema'
    /** The login is refused, or the user lacks a right. */
    | 'denied'
    /** The server is a node of a cluster that does not hold the keys of the bot. */
    | 'elsewhere';

  constructor(reason: RedisUnfit['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
