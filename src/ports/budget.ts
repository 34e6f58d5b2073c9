/** Requests per second that Agora grants a credential, shared by all processes. Polling gets them with its claims. */
export interface Budget {
  /**
   * Takes the next free request ahead of polling, and answers 0 when it may be sent. Where that would take longer than
   * somebody's patience, answers at once how many milliseconds it would take, and takes nothing.
   */
  reserve(app: string, patienceMs: number): Promise<number>;
  /**
   * Takes one more request, for a look whose last one failed on its way: not before `waitMs` have passed, and in turn
   * with polling, which asks for others meanwhile. Answers true when it may be sent. Where none is to be had soon after
   * that, answers false and takes nothing. Rejects when `signal` aborts.
   */
  again(app: string, waitMs: number, signal?: AbortSignal): Promise<boolean>;
  /**
   * Agora said 429: no request on this credential for so long, and fewer from then on, until it has recovered.
   * Answers the share of its rate that is left, up to 1.
   */
  throttled(app: string, holdMs: number): Promise<number>;
  /** The share of the credential's rate that is used at present: less than 1 after Agora said 429. */
  share(app: string): Promise<number>;
}
