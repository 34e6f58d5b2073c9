import type { Instant } from '../recording/recording.ts';

export type Clock = () => Instant;
