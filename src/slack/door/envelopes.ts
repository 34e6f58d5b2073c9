/** Envelopes remembered at most; one is delivered again within seconds, if at all. */
const MOST = 2_000;

/** Envelopes of all connections. Slack may deliver one on two of them. */
export interface Envelopes {
  /** Whether it comes for the first time, or was answered since, or is still to be answered. */
  arrived(id: string): 'first' | 'answered' | 'in_hand';
  answered(id: string): void;
}

export function createEnvelopes(most = MOST): Envelopes {
  const isAnswered = new Map<string, boolean>();
  return {
    arrived(id) {
      const before = isAnswered.get(id);
      if (before !== undefined) return before ? 'answered' : 'in_hand';
      isAnswered.set(id, false);
      const [oldest] = isAnswered.keys();
      if (isAnswered.size > most && oldest !== undefined) isAnswered.delete(oldest);
      return 'first';
    },
    answered(id) {
      if (isAnswered.has(id)) isAnswered.set(id, true);
    },
  };
}
