import type { Language } from '../../language.ts';
import { said } from '../../said.ts';
import { number } from '../measures.ts';
import { broadcasts } from '../terms.ts';

const GLOB = '`*` 代表任意内容，`?` 代表一个字符，例如 `channel:class-*`';

export const chineseRules: Language['rule'] = {
  which: (pattern, app) => {
    const of = [
      ...(app === undefined ? [] : [`项目 ${app} `]),
      ...(pattern === undefined ? [] : [`${app === undefined ? '' : '中'}声网频道名匹配 ${pattern} `]),
    ].join('');
    return of === '' ? '每条录制' : `${of}的每条录制`;
  },
  set: (id, which, already) =>
    already
      ? `规则 ${id} 此前已存在，现已按这次的选项更新。它关注${which}。`
      : `规则 ${id} 已设置：从现在起，此频道会关注${which}。`,
  lives:
    '规则对登记的录制生效：由后端在调用 `start` 后通过 `POST /v1/recordings` 登记（只需三行代码，见机器人的说明文档），或由成员通过 `/recording-watch` 登记。声网不提供录制列表，机器人无法自行查找。',
  nameless: '登记时没有提供 `cname` 的录制，会在声网返回频道名后再匹配。',
  absent: '机器人看不到此频道，因此无法在此发出卡片。请输入 `/invite @Recording Watch`。',
  matching: (count) => `另有 ${number(count)} 条此前登记的录制也匹配，但未在此关注。`,
  matchingWatched: (count, id, left) =>
    `已关注早于规则 ${id} 登记的 ${number(count)} 条录制；卡片会陆续发出，约每秒一张。${left > 0 ? `还有 ${number(left)} 条匹配。` : ''}`,
  noneMatching: '没有需要补充关注的录制：未找到其他匹配、未结束且未在此关注的录制。',
  paused: (id, which) =>
    said(`规则 ${id} 已暂停：${which}。`, '暂停期间登记的录制不会按此规则关注；已关注的录制不受影响。'),
  resumed: (id, which) =>
    said(
      `规则 ${id} 已恢复：从现在起，此频道会关注${which}。`,
      '暂停期间登记的录制不会按此规则关注；可输入 `/recording-list live` 查看。',
    ),
  waiting: (reason, mend) => `暂时无法在此发消息：${reason}。匹配的录制会先记下，恢复后再通知。${mend}。`,
  removed: (id, which, again) =>
    said(
      `规则 ${id} 已移除，它原先关注${which}。已关注的录制会保留，直到取消关注或录制结束。`,
      `如需重新设置：${again}`,
    ),
  unknown: (text, here) =>
    said(
      `此频道没有规则 ${text}。`,
      here > 0
        ? '现有的规则如下。'
        : '如需设置，请输入 `/recording-watch all`；只关注部分频道时，加上 `channel:class-*`。',
    ),
  ambiguous: (text, count) => `${text} 可能是以下 ${number(count)} 条规则之一，请选择：`,
  here: (count) => `此频道有 ${number(count)} 条规则。`,
  elsewhere: (count) => `其他频道的 ${number(count)} 条规则`,
  none: said(
    '还没有规则。',
    '设置规则后，频道会自动关注此后登记的录制：输入 `/recording-watch all`；只关注部分声网频道时，输入 `/recording-watch all channel:class-*`。',
  ),
  notListed: (count) => `另有 ${number(count)} 条规则未显示。`,
  row: (id, which) => `*${id}* ${which}`,
  details: ({ owner, since, only, lang, broadcast, cards, calls, max, place }) =>
    [
      ...(place === undefined ? [] : [`频道：${place}`]),
      `由 ${owner} 于 ${since} 设置`,
      ...(only.length === 0 ? [] : [`只通知：${only.join('、')}`]),
      ...(broadcast === undefined ? [] : [`发给整个频道：${broadcasts[broadcast]}`]),
      ...(cards === 'bad' ? ['仅在出现问题时发卡片'] : []),
      ...(calls === undefined ? [] : [calls === 'nobody' ? '异常时不提醒任何人' : `异常时提醒 ${calls}`]),
      ...(max === undefined
        ? []
        : [max === 'none' ? '录制不应自行结束' : `录制超过 ${number(max)} 小时提醒`]),
      ...(lang === undefined ? [] : [`语言 ${lang}`]),
    ].join(' · '),
  elsewherePlace: '私信',
  pausedBy: (person, at) => `⏸ 已由 ${person} 于 ${at} 暂停`,
  placeGone: (reason) => `⏸ 无法在该频道发消息：${reason}。匹配的录制会先记下，恢复后再通知。`,
  strangeWord: (word) =>
    said(
      `\`/recording-watch all\` 之后的 ${word} 无法识别。`,
      '如需按声网频道名选择，请输入 `channel:class-*`；还可以加上 `app:`、`only:`、`lang:`、`broadcast:`、`cards:`、`notify:` 和 `max:`。',
    ),
  noPattern: () =>
    said(
      '`channel:` 后面没有内容。',
      `请填写声网频道名，其中 ${GLOB}。如需关注所有频道，请省略 \`channel:\`。`,
    ),
  longPattern: (length, most) =>
    said(
      `这个匹配模式有 ${number(length)} 个字符；声网频道名最长 64 个字符，匹配模式最长 ${number(most)} 个字符。`,
      `请缩短：${GLOB}。`,
    ),
  regex: (written) => said(`${written} 看起来是正则表达式。`, `规则中 ${GLOB}。`),
  slackChannel: (written) =>
    said(
      `${written} 看起来是 Slack 频道。`,
      '`channel:` 后应填写被录制的声网频道名（`cname`）。通知会发到输入命令的 Slack 频道。',
    ),
  tooMany: (most, where) =>
    where === 'person'
      ? said(
          `每人在此工作区最多可设置 ${number(most)} 条规则，现已达到上限。`,
          '请先移除不需要的规则：输入 `/recording-list rules` 可查看规则及其所在频道。',
        )
      : where === 'place'
        ? said(
            `此频道已有 ${number(most)} 条规则，达到每个频道的上限。`,
            '请先移除一条：输入 `/recording-unwatch` 可查看。也许一个匹配模式就能代替两条规则。',
          )
        : said(
            `此工作区已有 ${number(most)} 条规则，达到上限。`,
            '请先移除不需要的规则：输入 `/recording-list rules` 可查看规则及其所在频道。',
          ),
};
