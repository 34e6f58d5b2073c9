import type { BlindCause } from '../../recording/news.ts';
import type { Shown } from '../text.ts';
import type { Said } from './said.ts';

/** Requests are per second. */
export interface BudgetLoad {
  readonly fine: boolean;
  readonly recordings: number;
  readonly wanted: number;
  readonly granted: number;
}

/** One sentence for each finding; a bad one says what to do. */
export interface DoctorSentences {
  title(bad: number): string;
  member(member: 'yes' | 'no' | 'unknown'): Said;
  scopes(missing: readonly Shown[]): Said;
  readonly slackAway: Said;
  agora(app: Shown): Said;
  /** Nobody has asked Agora for anything of this app. */
  agoraUnasked(app: Shown): Said;
  /** How the ends of an app's recordings come to be known. */
  readonly ends: {
    /** All of the last are known. */
    known(app: Shown, of: number, reported: number): Said;
    seen(app: Shown, unexplained: number, of: number): Said;
    /** The same of several apps. @param more that are not named */
    seenOfMany(apps: readonly Shown[], more: number): Said;
    /** Every end is promised to be reported, and none was yet. */
    unkept(app: Shown): Said;
    /** Within the last day. */
    deaf(app: Shown, ms: number): Said;
  };
  /** What Agora's notification service says of an app that it may call about. */
  readonly callbacks: {
    unregistered(app: Shown, count: number): Said;
    last(app: Shown, at: Shown): Said;
    never(app: Shown): Said;
  };
  /** Several apps that answer. */
  agoraMany(apps: number): Said;
  agoraDark(app: Shown, cause: BlindCause, since: Shown): Said;
  /** @param more apps that share the budget and are not named */
  budget(apps: readonly Shown[], more: number, load: BudgetLoad): Said;
  /** Several apps whose budgets suffice. */
  budgetMany(apps: number): Said;
  /** Things amiss for which the message has no room. */
  moreAmiss(count: number): string;
  /** @param short it is late for want of budget alone */
  due(fine: boolean, ageMs: number, short: boolean): Said;
  undelivered(fine: boolean, ageMs: number): Said;
  /** Messages that Slack refuses for what they are. @param ids by which they can be told again, and how many more */
  dead(count: number, ids: readonly Shown[], more: number, reasons: readonly Shown[]): Said;
  /** Those messages are told again. @param paused how many wait, because their channel is told nothing */
  again(queued: number, paused: number): Said;
  /** Redis answered, or there would be no report. */
  readonly memory: Said;
}
