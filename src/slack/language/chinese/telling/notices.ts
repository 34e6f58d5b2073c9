import type { Shown } from '../../../text.ts';
import type { Away } from '../../facts.ts';
import type { Language } from '../../language.ts';
import { causes, remedies } from '../causes.ts';
import { number, withMore } from '../measures.ts';

const INVITE = '请在频道中输入 `/invite @Recording Watch`';
const ALLOW = '请工作区管理员允许机器人在那里发消息';
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

const watchedOf = (names: readonly Shown[], more: number): string => {
  if (names.length > 0) return `通知以下录制的情况（${withMore(names, more)}）`;
  return more === 0 ? '发送通知' : `通知 ${number(more)} 条录制`;
};

export const chineseNotices: Language['notice'] = {
  appBlind: (app, count, since, cause, status) => ({
    fact: `自 ${since} 起无法查看项目 *${app}* 在此关注的 ${number(count)} 条录制：${causes[cause]}${status === undefined ? '' : `（HTTP ${status}）`}。它们的状态未知，不等于异常。`,
    check: remedies[cause],
  }),
  appSighted: (app, count, since) => ({
    fact: `项目 *${app}* 已能重新查看（自 ${since} 起曾无法查看）。此处 ${number(count)} 条录制的卡片正在更新，其间的变化会发在消息列中。`,
  }),
  appSlowed: (app, count, since) => ({
    fact: `自 ${since} 起，声网多次拒绝项目 *${app}* 的请求（HTTP 429），查询频率已降到计划的一半以下。此处 ${number(count)} 条录制的卡片内容可能比平时旧，卡片上标有截至时间。`,
    check: remedies.quota,
  }),
  appUnslowed: (app, count, since) => ({
    fact: `项目 *${app}* 在此关注的 ${number(count)} 条录制已恢复正常的查询频率（自 ${since} 起曾降低）。`,
  }),
  paused: ({ names, more }, rules, channel, reason, mend) => ({
    fact: `已暂停向${channel === undefined ? '该会话' : ` ${channel} `}${watchedOf(names, more)}：${reason}。${rules === 0 ? '' : `在那里设置的 ${number(rules)} 条规则仍然有效：匹配的录制会先记下，恢复后再通知。`}机器人仍会继续查询，可以再次发消息时，会用一条消息说明其间错过的情况。`,
    check: `${mend}，然后点击“恢复通知”，那里关注的所有录制都会恢复通知。`,
  }),
  notShared: (name, channel, reason, mend) => ({
    fact: `未能将 *${name}* 分享到${channel === undefined ? '该会话' : ` ${channel}`}：${reason}。`,
    check: `${mend}，然后再次点击“分享到频道”。`,
  }),
  forgotten: (name, at) => `*${name}* 已不再关注：有后端程序于 ${at} 要求删除对它的记录。`,
  reason: (code, shownCode) => REASONS.get(code)?.why ?? `Slack 返回 ${shownCode}`,
  mend: (code) => REASONS.get(code)?.mend ?? '请工作区管理员确认此错误码的含义，并允许机器人在那里发消息',
  trouble: (away, id, since) => ({
    fact: `${AWAY[away]}${since === undefined ? '' : `自 ${since} 起一直如此。`}刚才的操作没有完成；已关注的录制不受影响，会继续查询。`,
    check: `请过 1 分钟再试。如果仍然失败，请将编号 ${id} 告知机器人管理员。`,
  }),
};
