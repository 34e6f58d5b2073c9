import type { Finding } from '../../flows/doctor.ts';
import type { Language } from '../language/language.ts';
import type { Said } from '../language/said.ts';
import { code, moment, type Shown, shown } from '../text.ts';
import { AMISS, WELL } from './faces.ts';
import { fallback, type Message, paragraphs, section, spoken } from './message.ts';

/** Everything that was looked into, what is amiss first. */
export function doctorMessage(findings: readonly Finding[], { doctor }: Language): Message {
  const amiss = findings.filter(({ fine }) => !fine);
  const well = findings.filter(({ fine }) => fine);
  const title = doctor.title(amiss.length);
  const lines = [
    ...amiss.map((finding) => `${AMISS} ${spoken(diagnosis(finding, doctor))}`),
    ...well.map((finding) => `${WELL} ${spoken(diagnosis(finding, doctor))}`),
    // The flow rejects when Redis is away, so a report is the proof.
    `${WELL} ${spoken(doctor.memory)}`,
  ];
  return { text: fallback(title), blocks: [section(`*${title}*`), ...paragraphs(lines)] };
}

/** What was found, and what to do about it. */
export function diagnosis(finding: Finding, doctor: Language['doctor']): Said {
  switch (finding.kind) {
    case 'slack':
      return doctor.member(finding.member);
    case 'scopes':
      return doctor.scopes(finding.missing.map((scope) => code(scope, 40)));
    case 'slack_away':
      return doctor.slackAway;
    case 'agora': {
      const { app, dark } = finding;
      return dark ? doctor.agoraDark(shown(app), dark.cause, moment(dark.since)) : doctor.agora(shown(app));
    }
    case 'budget': {
      const { named, more } = sharers(finding.apps);
      return doctor.budget(named, more, finding);
    }
    case 'due':
      return doctor.due(finding.fine, finding.ageMs, finding.short);
    case 'undelivered':
      return doctor.undelivered(finding.fine, finding.ageMs);
  }
}

/** So many apps on one budget are named. */
const NAMED = 3;

/** The apps on one budget, as they are named. */
export const sharers = (
  apps: readonly string[],
): { readonly named: readonly Shown[]; readonly more: number } => ({
  named: apps.slice(0, NAMED).map((app) => shown(app, 40)),
  more: Math.max(0, apps.length - NAMED),
});
