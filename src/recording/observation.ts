export const TRACKS = ['audio', 'video', 'audio_and_video'] as const;

/** One entry of Agora's `fileList`. The name is its identity; TS slices are never listed. */
export interface RecordedFile {
  readonly name: string;
  readonly track?: (typeof TRACKS)[number];
  readonly uid?: string;
  /** `false` gets no "play" wording. */
  readonly playable?: boolean;
  /** Unix time in milliseconds; several files may share one value. */
  readonly startedAt?: number;
}

export const OUTPUT_STATUSES = ['connecting', 'publishing', 'onhold', 'disconnected'] as const;

/** One RTMP push of a web recording. Its URL has lost the stream key before it gets here. */
export interface Output {
  readonly url: string;
  readonly status: (typeof OUTPUT_STATUSES)[number] | 'unknown';
}

/** Agora's own words about a living recording (HTTP 200). */
export interface Snapshot {
  readonly kind: 'snapshot';
  /** 0–8 and 20 are documented; any other number is shown as it is, and nothing is concluded from it. */
  readonly status: number;
  readonly onhold: boolean;
  readonly files: readonly RecordedFile[];
  readonly outputs: readonly Output[];
  /** The page recorder says `exit`: it is closing for an unknown reason. An exit of the push alone does not count. */
  readonly closing?: true;
  readonly cname?: string;
  readonly uid?: string;
}

/** Agora rejects these ids, however often it is asked. */
export interface Rejected {
  readonly kind: 'rejected';
  /** `app`: nothing of this app can be seen. `recording`: only these ids are wrong. */
  readonly scope: 'recording' | 'app';
  /** The thing that a person should check first. */
  readonly check: 'parameter' | 'ids' | 'resource_expired' | 'app_id';
  readonly code?: number;
  /** Agora's words, clipped and free of secrets. */
  readonly reason: string;
}

/**
 * The class of one answer to one `query`. Only `snapshot`, `exiting` and `not_found` say anything about the recording;
 * the rest say something about our view of it.
 */
export type Answer =
  | Snapshot
  /** Any 2xx other than 200: never a success. */
  | { readonly kind: 'incomplete' }
  /** 404 "failed to find worker": never started, ended, expired, or alive and being moved. */
  | { readonly kind: 'not_found' }
  /** A 4xx with code 501 and no other reason: a stop is under way. */
  | { readonly kind: 'exiting' }
  /** 404 from the gateway, not from Cloud Recording: a wrong path or wrong ids. */
  | { readonly kind: 'no_route' }
  | Rejected
  | { readonly kind: 'forbidden'; readonly status: 401 | 403 }
  | { readonly kind: 'throttled'; readonly retryAfterMs?: number }
  | {
      readonly kind: 'unavailable';
      /** `other_recording`: the answer names another sid or resource ID than the request did. */
      readonly cause: 'http' | 'network' | 'timeout' | 'unreadable' | 'other_recording';
      readonly status?: number;
    };

/** One answer, with the facts that Agora's support asks for. */
export type Observation = Answer & {
  readonly requestId?: string;
  /** Response time of Agora in milliseconds, with failover to other hosts. */
  readonly tookMs?: number;
};
