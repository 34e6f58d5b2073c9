import type { Language } from '../../language.ts';

export const chinesePauses: Language['pauses'] = {
  here: (reason, mend) => ({
    fact: `目前无法在此通知：${reason}。所有录制仍在关注中。`,
    check: `${mend}，然后点击“恢复通知”。`,
  }),
  resumed: '已恢复那里关注的所有录制的通知。其间错过的情况会用一条消息说明，随后更新各张卡片。',
  soon: {
    fact: '正在尝试恢复向该频道通知；Slack 尚未接受任何消息。',
    check: '如果 1 分钟后那里仍没有消息，请再次点击“恢复通知”。',
  },
  still: (reason, mend) => ({
    fact: `已尝试，但仍无法在那里发消息：${reason}。所有录制仍在关注中。`,
    check: `${mend}，然后再次点击“恢复通知”。`,
  }),
  running: '该频道已在正常通知：其他人已恢复，或机器人已重新加入。',
  rules:
    '该频道的规则已恢复。那里目前没有关注任何录制，发出下一张卡片时才能确认是否可以发消息；如果不能，会再次告知规则的设置者。',
  gone: '那里已不再关注任何录制：有人取消了关注。如需重新关注，请使用 `/recording-watch`。',
};
