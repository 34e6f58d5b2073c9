import type { Language } from '../../language.ts';
import { number } from '../measures.ts';

export const chinesePauses: Language['pauses'] = {
  here: (reason, mend) => ({
    fact: `目前无法在此通知：${reason}。所有录制仍在关注中。`,
    check: `${mend}，然后点击“恢复通知”。`,
  }),
  resumed: '已恢复该频道所有录制的通知。期间的变化会用一条消息说明，并补发到各自的消息列。',
  resumedAt: (at, channel) =>
    `${at} 已恢复：机器人可以在${channel === undefined ? '该会话' : ` ${channel} `}发消息了。`,
  resumedShort: (channel) => `机器人可以在${channel === undefined ? '该会话' : ` ${channel} `}发消息了。`,
  soon: {
    fact: '正在尝试恢复向该频道通知；Slack 尚未接受任何消息。',
    check: '如果 1 分钟后该频道仍没有消息，请再次点击“恢复通知”。',
  },
  still: (reason, mend) => ({
    fact: `已尝试，但仍无法在该频道发消息：${reason}。所有录制仍在关注中。`,
    check: `${mend}，然后再次点击“恢复通知”。`,
  }),
  running: '该频道已在正常通知：此前已恢复，或机器人已重新加入。',
  rules:
    '该频道的规则已恢复。该频道目前没有关注任何录制，发出下一张卡片时才能确认是否可以发消息；如果不能，会再次告知规则的设置者。',
  gone: '该频道已不再关注任何录制，无需恢复。如需重新关注，请使用 `/recording-watch`。',
};

export const chineseOwners: Language['owners'] = {
  passedOn: (person, watches, rules) => {
    const what = [
      ...(watches === 0 ? [] : [`${number(watches)} 条录制的关注`]),
      ...(rules === 0 ? [] : [`${number(rules)} 条规则`]),
    ].join('和 ');
    return {
      fact: `${person} 在此工作区的账号已停用。其在此设置的 ${what}现归此频道所有，通知照常进行。`,
      check: `如果不再需要，可用 \`/recording-status\` 查看此处的关注${rules === 0 ? '' : '，用 `/recording-list rules` 查看规则'}。`,
    };
  },
};
