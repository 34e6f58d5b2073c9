import type { FailureReason } from '../../facts.ts';

/** Why it failed, for the end of a sentence. */
export const FAILURE: Readonly<Record<FailureReason, string>> = {
  session: 'its session ended abnormally',
  fatal: 'a fatal error',
  capability: 'the page needed more than a recorder has',
  engine: 'its recorder did not start',
  page_timeout: 'the page did not load',
  page_address: 'the page could not be opened',
  recorder: 'its page recorder broke down',
};
