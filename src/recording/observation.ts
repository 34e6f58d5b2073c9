export const TRACKS = ['audio', 'video', 'audio_and_video'] as const;

/** One entry of Agora's `fileList`. The name is its identity; TS slices are never listed. */
export interface RecordedFile {
  readonly name: string;
  readonly track?: (typeof TRACKS)[number];
  readonly uid?: string;
  /** Whether the file can be played as it is. */
  readonly playable?: boolean;
  /** Unix time in milliseconds; several files may share one value. */
  readonly startedAt?: number;
}

export const OUTPUT_STATUSES = ['connecting', 'publishing', 'onhold', 'disconnected'] as const;

/** One RTMP push of a web recording. Its URL is without the stream key. */
export interface Output {
  readonly url: string;
  readonly status: (typeof OUTPUT_STATUSES)[number] | 'unknown';
}

/** Agora's answer about a recording that exists (HTTP 200). */
export interface Snapshot {
  readonly kind: 'snapshot';
  /** 0–8 and 20 are documented. Any other number is shown, and nothing is concluded from it. */
  readonly status: number;
  readonly onhold: boolean;
  readonly files: readonly RecordedFile[];
  readonly outputs: readonly Output[];
  /** The page recorder says `exit`: it is closing, for an unknown reason. The push service's `exit` does not count. */
  readonly closing?: true;
  readonly cname?: string;
  readonly uid?: string;
}

/** Agora rejects these ids. */
export interface Rejected {
  readonly kind: 'rejected';
  /** `app`: nothing of this app can be seen. `recording`: only these ids are wrong. */
  readonly scope: 'recording' | 'app';
  /** The setting or id that a person should check first. */
  readonly check: 'parameter' | 'ids' | 'resource_expired' | 'app_id';
  readonly code?: number;
  /** Agora's text, clipped and without secrets. */
  readonly reason: string;
}

/** The class of one answer to one `query`. Only `snapshot`, `exiting` and `not_found` are evidence about the recording. */
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
