import type { Finding } from '../../../flows/asking/doctor.ts';
import type { ToldAgain } from '../../../flows/telling/on-request.ts';
import type { Scopes } from '../../../ports/slack.ts';
import type { Named } from '../../language/facts.ts';
import type { Language } from '../../language/language.ts';
import type { Said } from '../../language/said.ts';
import { ANYTHING } from '../../pressable/buttons.ts';
import { code, minute, shown } from '../../text.ts';
import { AMISS, HINT, WELL } from '../faces.ts';
import { fits } from '../fitting.ts';
import { buttons, fallback, type Message, named, paragraphs, saying, section, spoken } from '../message.ts';
import { reasonHere } from '../telling/notices.ts';
import { endsSaid } from './ends.ts';

/** Apps without a fault that have a line each; more are summed up in one. */
const SINGLY = 5;

/** Button for a kind of finding. */
const HELPS = { paused: 'resume', dead: 'tellAgain' } as const;

/** All findings, faults first. Faults of apps that do not fit into one message are counted. */
export function doctorMessage(findings: readonly Finding[], language: Language): Message {
  const { doctor } = language;
  const amiss = findings.filter(({ fine }) => !fine);
  const apps = amiss.filter(({ kind }) => kind === 'agora' || kind === 'budget' || kind === 'held');
  const helping = (['paused', 'dead'] as const).flatMap((kind) =>
    amiss.some((one) => one.kind === kind) ? [HELPS[kind]] : [],
  );
  const title = doctor.title(amiss.length);
  const hints = endsSaid(findings, doctor, true).map((said) => `${HINT} ${spoken(said)}`);
  const well = [
    ...wellLines(
      findings.filter(({ fine }) => fine),
      language,
    ),
    // The flow rejects while Redis does not answer.
    doctor.redis,
  ].map((said) => `${WELL} ${spoken(said)}`);
  const blocksWithout = (leftOut: ReadonlySet<Finding>) => [
    section(`*${title}*`),
    ...paragraphs([
      ...amiss
        .filter((one) => !leftOut.has(one))
        .map((one) => `${AMISS} ${spoken(diagnosis(one, language))}`),
      ...(leftOut.size > 0 ? [`${AMISS} ${doctor.moreAmiss(leftOut.size)}`] : []),
      ...well,
      ...hints,
    ]),
    ...buttons(helping, { sid: ANYTHING }, language),
  ];
  let named = apps.length;
  while (named > 0 && !fits(blocksWithout(new Set(apps.slice(named))))) named -= 1;
  return { text: fallback(title), blocks: blocksWithout(new Set(apps.slice(named))) };
}

/** Findings without a fault. Many apps are summed up in one line, in the place of the first of them. */
function wellLines(well: readonly Finding[], language: Language): readonly Said[] {
  const { doctor } = language;
  const answering = well.flatMap((one) => (one.kind === 'agora' && isSummed(one) ? [one.app] : [])).length;
  const served = well.flatMap((one) => (one.kind === 'budget' ? one.apps : [])).length;
  const sums: Partial<Record<Finding['kind'], Said>> = {
    ...(answering > SINGLY ? { agora: doctor.agoraMany(answering) } : {}),
    ...(served > SINGLY ? { budget: doctor.budgetMany(served) } : {}),
  };
  return well.flatMap((finding, index) => {
    const sum = isSummed(finding) ? sums[finding.kind] : undefined;
    if (!sum) return [diagnosis(finding, language)];
    return well.findIndex((one) => one.kind === finding.kind && isSummed(one)) === index ? [sum] : [];
  });
}

/** Whether a finding may be summed up. Of an app that was not asked for, it is not known whether it answers. */
const isSummed = (finding: Finding): boolean => finding.kind !== 'agora' || finding.asked;

/** A finding in words, and what to do about it. */
export function diagnosis(finding: Finding, language: Language): Said {
  const { doctor, notice, pauses } = language;
  switch (finding.kind) {
    case 'slack':
      return doctor.member(finding.member);
    case 'scopes':
      return scopesSaid(finding, language);
    case 'slack_away':
      return doctor.slackAway;
    case 'paused':
      return pauses.here(reasonHere(finding.reason, language), notice.mend(finding.reason));
    case 'agora': {
      const { app, dark, asked } = finding;
      if (!dark && !asked) return doctor.agoraUnasked(shown(app));
      return dark ? doctor.agoraDark(shown(app), dark.cause, minute(dark.since)) : doctor.agora(shown(app));
    }
    case 'budget': {
      const { names, more } = sharers(finding.apps);
      return doctor.budget(names, more, finding);
    }
    case 'held': {
      const { names, more } = sharers(finding.apps);
      return doctor.held(names, more, finding.heldMs);
    }
    case 'due':
      return doctor.due(finding.fine, finding.ageMs, finding.short);
    case 'undelivered':
      return doctor.undelivered(finding.fine, finding.ageMs);
    case 'version':
      return doctor.version(shown(finding.version));
    case 'emptied':
      return doctor.emptied(minute(finding.at));
    case 'evicting':
      return doctor.evicting(code(finding.policy, 40));
    case 'dead': {
      const { letters } = finding;
      const { names: ids, more } = named(letters, NAMED, ({ id }) => code(id, 20));
      const reasons = [...new Set(letters.map(({ reason }) => reason))].slice(0, NAMED);
      return doctor.dead(
        letters.length,
        ids,
        more,
        reasons.map((reason) => code(reason, 40)),
      );
    }
  }
}

/** Required scopes that are missing; else consequences of the optional ones that were not granted. */
export const scopesSaid = ({ missing, without }: Scopes, { doctor }: Language): Said =>
  missing.length > 0
    ? doctor.scopesMissing(missing.map((scope) => code(scope, 40)))
    : doctor.scopesGranted(without);

/** Apps on one budget, messages and reasons named at most. */
const NAMED = 3;

/** Names of the apps on one budget. */
export const sharers = (apps: readonly string[]): Named => named(apps, NAMED, (app) => shown(app, 40));

/** Answer to *Tell again*. */
export const toldAgainMessage = ({ queued, paused }: ToldAgain, { doctor }: Language): Message =>
  saying(doctor.again(queued, paused));
