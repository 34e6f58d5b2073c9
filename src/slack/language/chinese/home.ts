import type { Language } from '../language.ts';
import { number, perSecond, withMore } from './measures.ts';

const none = (chosen: boolean): string => (chosen ? '没有符合所选条件的录制' : '没有可查看的录制');

export const chineseHome: Language['home'] = {
  button: { watch: '关注录制', refresh: '刷新', everything: '显示全部' },
  state: { all: '所有状态', live: '进行中', ended: '已结束', failed: '异常' },
  choose: { state: '状态', app: '项目', whose: '关注者' },
  everyApp: '所有项目',
  whose: { anybody: '全部', mine: '我关注的' },
  goingOn: (total, chosen) => `进行中：${total === 0 ? none(chosen) : `${number(total)} 条`}`,
  over: (total, chosen) => `最近 24 小时内结束：${total === 0 ? none(chosen) : `${number(total)} 条`}`,
  noMatch: {
    fact: '没有符合所选条件的内容。',
    check: '请在上方更改条件，或点击“显示全部”。',
  },
  welcome: {
    title: '声网云端录制一目了然',
    what: '机器人向声网查询云端录制的状态，并在录制开始、停止、异常退出或查询不到时通知频道：已知什么、如何得知、截至何时。',
    how: '声网不提供录制列表，因此目前还没有任何已登记的录制。可以先手动登记一条看看效果；也可以让后端在启动录制时自动登记，从此无需手动输入 ID。',
  },
  watchedIn: (places, more) => `关注位置：${withMore(places, more)}`,
  watchedNowhere: '未在任何频道关注',
  more: (count) => `另有 ${number(count)} 条`,
  askFor: '如需查看其中一条，请输入 `/recording-status` 和录制的名称。',
  searched: (newest) => `仅显示最新登记的 ${number(newest)} 条录制中的结果。`,
  places: (told, waiting) =>
    `通知到 ${number(told)} 个频道${waiting === 0 ? '' : `，${number(waiting)} 个频道暂停`}`,
  place: (channel, recordings, live) =>
    `${channel} · ${number(recordings)} 条录制，其中 ${number(live)} 条进行中`,
  directMessages: '私信',
  placePaused: (reason) => `⏸ 无法在该频道发消息：${reason}。通知会保留，不会丢失。`,
  morePlaces: (count) => `另有 ${number(count)} 个频道未显示。`,
  rules: (count) => `${number(count)} 条规则`,
  well: '未发现问题：所有录制都按时查询，通知没有延迟。',
  budget: (apps, more, wanted, granted) =>
    `项目 ${withMore(apps, more)}：请求用量为${perSecond(wanted)}，额度为${perSecond(granted)}。`,
  following: (at, until) => `以上内容截至${at}，${until} 前如有变化会自动更新。`,
  asOf: (at) => `以上内容截至${at}，此后的变化未显示；请点击“刷新”。`,
  connect: {
    why: '后端调用 `start` 后，把 `start` 的响应加上 `mode` 发送给机器人即可。设置了匹配规则的频道会自动收到通知；规则可通过 `/recording-watch all` 设置。',
    where: 'Node、Go、Python 和 Java 的写法见 `docs/zh/backend.md`。',
    again: '可以重复调用：同一条录制不会重复登记。',
    ends: '后端调用 `stop` 时，请同时告知机器人，这样就能知道是正常停止；否则只能说明录制已结束。',
    endsMore:
      '如有计划的结束时间，登记时请附上 `endsAt`；如每次结束（包括频道内无人而自动退出）都会报告，请附上 `reportsStop: true`。声网的消息通知也能说明如何结束。',
    callbacks:
      '录制为何结束、文件是否已上传至第三方云存储，只有声网的消息通知会说明。启用方法：在声网控制台打开项目的“消息通知服务”，产品选择“云端录制”，填写 `$BOT/v1/agora/callbacks`，勾选事件 1、11、12、31、32、33、40 至 44、70 至 73。由机器人的管理员将控制台显示的密钥设为 `AGORA_CALLBACK_SECRET`。如已有接收服务，可用 `AGORA_CALLBACK_RELAY_URL` 原样转发。',
    token:
      '机器人的地址由其管理员提供，令牌由管理员在 `API_TOKENS` 中设置。新录制返回 201，已登记的返回 200。',
  },
};
