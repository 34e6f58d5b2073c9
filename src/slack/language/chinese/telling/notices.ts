import type { Shown } from '../../../text.ts';
import type { Away } from '../../facts.ts';
import type { Language } from '../../language.ts';
import { said } from '../../said.ts';
import { number, withMore } from '../measures.ts';
import { causes, remedies } from '../terms.ts';

const INVITE = '请在频道中输入 `/invite @Recording Watch`';
const ALLOW = '请工作区管理员允许机器人在该频道发消息';
const INSTALL = '请 Slack 应用管理员重新安装此应用';

/** Slack's own codes, as the end of a sentence, and what helps. */
const REASONS: ReadonlyMap<string, { readonly why: string; readonly mend: string }> = new Map([
  ['not_in_channel', { why: '机器人不在此频道中', mend: INVITE }],
  ['channel_not_found', { why: '机器人不在此频道中，或频道已不存在', mend: INVITE }],
  ['is_archived', { why: '频道已归档', mend: '请取消频道归档' }],
  ['account_inactive', { why: '机器人在此工作区的账号已停用', mend: INSTALL }],
  ['token_revoked', { why: '机器人对此工作区的访问权限已被撤销', mend: INSTALL }],
  ['invalid_auth', { why: 'Slack 不接受机器人对此工作区的访问凭证', mend: INSTALL }],
  ['token_expired', { why: '机器人对此工作区的访问权限已过期', mend: INSTALL }],
  ['not_authed', { why: 'Slack 不接受机器人对此工作区的访问凭证', mend: INSTALL }],
  ['missing_scope', { why: '机器人没有发消息的权限', mend: INSTALL }],
  ['no_permission', { why: 'Slack 提示机器人没有权限（`no_permission`）', mend: ALLOW }],
  ['access_denied', { why: 'Slack 拒绝机器人访问（`access_denied`）', mend: ALLOW }],
  ['restricted_action', { why: '此工作区只允许部分成员发消息', mend: ALLOW }],
  ['restricted_action_read_only_channel', { why: '频道为只读', mend: ALLOW }],
  ['restricted_action_thread_only_channel', { why: '频道只允许在消息列中回复', mend: ALLOW }],
  ['restricted_action_non_threadable_channel', { why: '频道不允许在消息列中回复', mend: ALLOW }],
  ['restricted_action_thread_locked', { why: '某张卡片的消息列已被锁定', mend: '请管理员解除消息列的锁定' }],
  ['channel_is_limited_access', { why: '频道只允许部分成员发消息', mend: ALLOW }],
  ['ekm_access_denied', { why: '工作区管理员已暂停发消息', mend: ALLOW }],
  ['team_access_not_granted', { why: '机器人没有访问该工作区的权限', mend: INSTALL }],
]);

const AWAY: Readonly<Record<Away, string>> = {
  memory: '机器人的存储（Redis）暂时没有响应。',
  slack: 'Slack 暂时不允许此操作。',
  unknown: '有一项依赖的服务出了问题：存储（Redis）、Slack 或声网。',
};

/** Consequence of the absence: what goes on, and what does not. */
const MEANWHILE: Readonly<Record<Away, string>> = {
  memory: '在恢复响应之前，不会查询录制，也不会发送通知；所有关注都会保留。',
  slack: '录制仍在查询；通知会保留，不会丢失。',
  unknown: '所有关注都会保留。',
};

const watchedOf = (names: readonly Shown[], more: number): string => {
  if (names.length > 0) return `涉及的录制：${withMore(names, more)}。`;
  return more === 0 ? '' : `涉及 ${number(more)} 条录制。`;
};

export const chineseNotices: Language['notice'] = {
  appBlind: (app, count, since, cause, status) => ({
    fact: `${since} 起无法查询项目 *${app}* 在此关注的 ${number(count)} 条录制：${causes[cause]}${status === undefined ? '' : `（HTTP ${status}）`}。这不代表录制异常，只是暂时查不到。`,
    check: remedies[cause],
  }),
  appSighted: (app, count, since) => ({
    fact: `项目 *${app}* 已恢复查询（${since} 起曾中断）。此处 ${number(count)} 条录制的卡片正在更新，期间的变化会发在消息列中。`,
  }),
  appSlowed: (app, count, since) => ({
    fact: `${since} 起，声网多次拒绝项目 *${app}* 的请求（HTTP 429），查询频率已降到计划的一半以下。此处 ${number(count)} 条录制的卡片内容可能比平时旧，卡片上标有截至时间。`,
    check: remedies.quota,
  }),
  appUnslowed: (app, count, since) => ({
    fact: `项目 *${app}* 在此关注的 ${number(count)} 条录制已恢复正常的查询频率（${since} 起曾降低）。`,
  }),
  appShort: {
    blind: {
      wholly: (app, count) => `项目 ${app}：${number(count)} 条录制暂时无法查询`,
      partly: (app, count) => `项目 ${app}：${number(count)} 条录制的查询频率已降低`,
    },
    sighted: {
      wholly: (app, count) => `项目 ${app}：${number(count)} 条录制已恢复查询`,
      partly: (app, count) => `项目 ${app}：${number(count)} 条录制已恢复正常的查询频率`,
    },
  },
  paused: ({ names, more }, rules, { fact, check }) =>
    said(
      `${fact}${watchedOf(names, more)}${rules === 0 ? '' : `该频道的 ${number(rules)} 条规则仍然有效：匹配的录制会先记下，恢复后再通知。`}机器人会继续查询。`,
      check,
    ),
  cannotPostIn: (channel, reason, mend) => ({
    fact: `无法在${channel === undefined ? '该会话' : ` ${channel} `}发消息：${reason}。`,
    check: `${mend}，然后点击“恢复通知”：该频道的所有录制都会恢复通知，并用一条消息说明期间的变化。`,
  }),
  emptied: ({ names, more }, at) => ({
    fact: `机器人的存储（Redis）数据已丢失：${at} 发现存储为空。${names.length + more === 0 ? '此处关注过哪些录制已无从得知' : `此处关注过的录制已无从得知（${withMore(names, more)}）`}。上方的卡片停留在当时的状态，不会再有通知。`,
    check:
      '仍在进行的录制，请用 `/recording-watch` 重新关注，或由后端重新登记。请机器人管理员检查 Redis 出了什么问题。',
  }),
  emptiedShort: '机器人的存储（Redis）数据已丢失，此处关注过的录制已无从得知',
  notShared: (name, channel, reason, mend) => ({
    fact: `未能将 *${name}* 分享到${channel === undefined ? '该会话' : ` ${channel}`}：${reason}。`,
    check: `${mend}，然后再次点击“分享到频道”。`,
  }),
  forgotten: (name, at, by) =>
    by === undefined
      ? `*${name}* 已不再关注：有后端程序于 ${at} 要求删除对它的记录。`
      : `*${name}* 已不再关注：由于从未查询到，${by} 已于 ${at} 删除对它的记录。`,
  forgottenShort: (name) => `${name} 已不再关注，记录已删除`,
  perhapsRepeated: (at) => `可能重复：此消息可能已于 ${at} 发送过，机器人无法在此查看当时是否已送达。`,
  reason: (code, shownCode) => REASONS.get(code)?.why ?? `Slack 返回 ${shownCode}`,
  mend: (code) => REASONS.get(code)?.mend ?? '请工作区管理员确认此错误码的含义，并允许机器人在该频道发消息',
  trouble: (away, id, since) => ({
    fact: `${AWAY[away]}${since === undefined ? '' : `${since} 起一直如此。`}刚才的操作没有完成。${MEANWHILE[away]}`,
    check: `请过 1 分钟再试。如果仍然失败，请将编号 ${id} 告知机器人管理员。`,
  }),
};
