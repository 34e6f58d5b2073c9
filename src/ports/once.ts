/** Remembers what was already handled, for an hour. */
export interface Once {
  /** `true` the first time this id is seen by any process. */
  first(id: string): Promise<boolean>;
  /** Whether it was, without remembering anything. */
  seen(id: string): Promise<boolean>;
  /** It came to nothing: the next time is the first again. */
  forget(id: string): Promise<void>;
}
