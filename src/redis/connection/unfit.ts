/** Why the bot does not start on this Redis; the message is made for the person who starts it. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit';
  readonly reason:
    | 'away'
    | 'not_a_url'
    | 'too_old'
    | 'evicts'
    | 'replica'
    | 'newer_schema'
    /** The user may not log in, or lacks a right. */
    | 'denied'
    /** A node of a cluster that does not hold the bot's keys. */
    | 'elsewhere';

  constructor(reason: RedisUnfit['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
