/** Remembers what was already handled, for an hour. */
export interface Once {
  /** `true` the first time this id is seen by any process. */
  first(id: string): Promise<boolean>;
}
