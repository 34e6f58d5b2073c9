import type { Scopes } from '../../../../ports/slack.ts';
import type { Shown } from '../../../text.ts';
import type { Language } from '../../language.ts';
import { said } from '../../said.ts';
import { allOf, duration, number, perSecond, withMore } from '../measures.ts';
import { causes, REPORT, remedies } from '../terms.ts';

const CHECK_WORKER = '请机器人管理员检查 worker 进程是否在运行，并查看日志。';

const sharing = (apps: readonly Shown[], more: number): string =>
  apps.length + more === 1 ? `项目 ${allOf(apps)}` : `项目 ${withMore(apps, more)}（同一客户 ID）`;

/** Consequence of each optional permission that was not granted. */
const WITHOUT: Readonly<Record<Scopes['without'][number], string>> = {
  strange_channels: '在公共频道中需先邀请机器人才能发消息（`chat:write.public`）。',
  files: '没有时间线图片和导出文件（`files:write`）。',
  history:
    '无法查找发送结果不明的消息，因此可能重复发送并注明（`channels:history`、`groups:history`、`im:history`）。',
};

export const chineseDoctor: Language['doctor'] = {
  title: (bad) => (bad === 0 ? '未发现问题。' : `有 ${number(bad)} 项需要检查。`),
  member: (member) => {
    switch (member) {
      case 'yes':
        return said('Slack：机器人在此频道中。');
      case 'public':
        return said('Slack：机器人不在此频道中；这是公开频道，因此仍可发消息。');
      case 'no':
        return said(
          'Slack：机器人不在此频道中，无法在此发消息。',
          '请输入 `/invite @Recording Watch`。两人之间的私信无法邀请机器人，请改用频道。',
        );
      case 'unknown':
        return said('Slack：机器人无权查询自己是否在此频道中；发消息可能仍然正常。');
    }
  },
  scopesMissing: (missing) =>
    said(`Slack：缺少以下权限：${allOf(missing)}。`, '请 Slack 应用管理员添加权限并重新安装。'),
  scopesGranted: (without) =>
    without.length === 0
      ? said('Slack：已获得全部权限。')
      : said(
          'Slack：已获得全部必需的权限。',
          ['以下可选权限未授予：', ...without.map((one) => WITHOUT[one])].join(''),
        ),
  slackAway: said('Slack：查询此频道的情况时没有得到响应。', '请过 1 分钟再试。待发的通知会保留，不会丢失。'),
  agora: (app) => said(`声网，项目 ${app}：响应正常。`),
  agoraUnasked: (app) => said(`声网，项目 ${app}：尚未查询过，无法得知是否响应正常。`),
  ends: {
    known: (app, of, reported) =>
      said(`项目 ${app} 最近 ${number(of)} 条录制如何结束均已知，其中 ${number(reported)} 条由后端报告。`),
    seen: (app, unexplained, of) =>
      said(
        `项目 ${app} 最近 ${number(of)} 条录制中，有 ${number(unexplained)} 条只查到结束，不知如何结束。`,
        REPORT,
      ),
    seenOfMany: (apps, more) =>
      said(`以下项目的录制只查到结束，不知如何结束：${withMore(apps, more)}。`, REPORT),
    unkept: (app, keys, more) => {
      const missing = '每次结束（`reportsStop`），但至今一次也没有收到，因此不以此为准';
      return said(
        keys.length === 0
          ? `项目 ${app} 约定报告${missing}。`
          : `以下密钥约定报告项目 ${app} 的${missing}：${withMore(keys, more)}。`,
        '请检查：后端是否会发送 `stopRequestedAt`？频道内无人而自动退出时也会发送吗？',
      );
    },
    deaf: (app, ms) =>
      said(`最近一天内有 ${duration(ms)}无法接收项目 ${app} 的报告；期间结束的录制不会因此判为失联。`),
  },
  callbacks: {
    unregistered: (app, count) =>
      said(
        `声网消息通知涉及项目 ${app} 的 ${number(count)} 条未登记的录制。缺少 Resource ID，无法查询。`,
        '请输入 `/recording-watch` 并粘贴 `start` 的响应，或接入后端。声网的通知保留一天，登记后即生效。',
      ),
    last: (app, at) => said(`已收到项目 ${app} 的声网消息通知，最近一次为 ${at}。`),
    noEnds: (app) =>
      said(
        `已收到项目 ${app} 的声网消息通知，但其中还没有录制结束的事件，因此判断结束原因时不以它为准。`,
        '请检查：控制台中是否已勾选事件 11、41 和 71？详见 `docs/zh/callbacks.md`。',
      ),
    never: (app) =>
      said(
        `已为项目 ${app} 配置声网消息通知的密钥，但尚未收到通知。`,
        '请检查：控制台中填写的地址和勾选的事件是否正确？详见 `docs/zh/callbacks.md`。',
      ),
    senders: (app, addresses, more) =>
      said(
        `声网从以下地址发送项目 ${app} 的消息通知：${withMore(addresses, more)}。`,
        '如有防火墙，请放行这些地址。地址会变化，请每天查询一次。',
      ),
    sendersUnknown: (app, cause) =>
      said(
        `未能查询到声网发送项目 ${app} 消息通知的地址：${cause === 'other_answer' ? '响应中没有地址' : causes[cause]}。`,
        '只有设置防火墙时才需要这些地址。请过 1 分钟再试，或用客户 ID 和客户密钥查询：`GET https://api.sd-rtn.com/v1/ncs/ip`。',
      ),
  },
  agoraMany: (apps) => said(`声网：${number(apps)} 个项目响应正常。`),
  agoraDark: (app, cause, since) =>
    said(`声网，项目 ${app}：${since} 起无法查询，${causes[cause]}。`, remedies[cause]),
  budget: (apps, more, { fine, recordings, wanted, granted }) => {
    const fact = `声网，${sharing(apps, more)}：查询 ${number(recordings)} 条录制需要${perSecond(wanted)}请求，可用额度为${perSecond(granted)}。`;
    return fine
      ? said(fact)
      : said(fact, '录制的查询频率低于计划。可向声网申请更高的配额，或调大 `AGORA_REQUESTS_PER_SECOND`。');
  },
  held: (apps, more, heldMs) =>
    said(
      `声网，${sharing(apps, more)}：请求过于频繁（429），声网在 ${duration(heldMs)}内不再接受请求，期间无法查询录制。`,
      '到时会自动恢复查询，无需操作。如经常发生，可向声网申请更高的配额，或调小 `AGORA_REQUESTS_PER_SECOND`。',
    ),
  budgetMany: (apps) => said(`声网：${number(apps)} 个项目的可用额度充足。`),
  moreAmiss: (count) => `另有 ${number(count)} 项需要检查，此处无法全部显示。`,
  due: (fine, ageMs, short) =>
    fine
      ? said('查询：所有录制都按时查询。')
      : said(
          `查询：有录制已等待 ${duration(ageMs)}。`,
          short ? '录制所需的请求多于声网的可用额度，每条录制会依次轮到。' : CHECK_WORKER,
        ),
  undelivered: (fine, ageMs) =>
    fine
      ? said('通知：没有延迟。')
      : said(`通知：有通知已等待 ${duration(ageMs)}。通知会保留，不会丢失。`, CHECK_WORKER),
  version: (version) => said(`当前版本：Recording Watch ${version}。`),
  emptied: (at) =>
    said(
      `存储（Redis）：${at} 发现存储为空。此前关注的录制不再查询，也不再通知。`,
      '仍在进行的录制请重新关注，或由后端重新登记。请机器人管理员检查 Redis 出了什么问题。',
    ),
  evicting: (policy) =>
    said(
      `存储（Redis）：\`maxmemory-policy\` 为 ${policy}，内存不足时会丢失录制。`,
      '请机器人管理员改为 `noeviction`，每台可能成为主节点的服务器都要改。',
    ),
  dead: (count, ids, more, reasons) =>
    said(
      `通知：有 ${number(count)} 条消息因内容被 Slack 拒绝（${allOf(reasons)}），尚未送达，已保留：${withMore(ids, more)}。`,
      '请告知机器人管理员。问题解决后，点击“重新发送”，或用 `npm run deliver -- --again` 加编号逐条重新发送。',
    ),
  again: (queued, paused) =>
    queued + paused === 0
      ? said('没有需要重新发送的消息。')
      : said(
          [
            ...(queued === 0 ? [] : [`正在重新发送 ${number(queued)} 条消息。`]),
            ...(paused === 0 ? [] : [`${number(paused)} 条仍在等待：目前无法在其频道发消息。`]),
          ].join(''),
          '如果再次被 Slack 拒绝，`/recording-status doctor` 会再次列出。',
        ),
  redis: said('存储（Redis）：响应正常。'),
};
