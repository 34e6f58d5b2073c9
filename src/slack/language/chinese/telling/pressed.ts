import type { Language } from '../../language.ts';

const LATER = '到时会在它的消息列中说明错过了什么。如需提前恢复，请点击卡片上的“恢复通知”。';

/** 静音 is not used here: beside recordings it means audio that is muted. */
export const chineseMute: Language['mute'] = {
  choose: '暂停通知',
  onCard: {
    until: (at, by) => `🔕 通知已暂停至 ${at}（${by}）；异常仍会通知`,
    silent: (at, by) => `🔕 全部通知已暂停至 ${at}，包括异常（${by}）`,
    end: (by) => `🔕 通知已暂停至录制结束（${by}）；异常仍会通知`,
    bad: (by) => `🔕 只通知问题和最终结果（${by}）`,
  },
  muted: {
    until: (name, at) => ({
      fact: `*${name}* 在此频道的通知已暂停至 ${at}。异常仍会通知；卡片照常更新。`,
      check: LATER,
    }),
    silent: (name, at) => ({
      fact: `*${name}* 在此频道的全部通知已暂停至 ${at}，包括异常。卡片照常更新。`,
      check: LATER,
    }),
    end: (name) => ({
      fact: `*${name}* 在此频道的通知已暂停至录制结束。异常和最终结果仍会通知；卡片照常更新。`,
      check: LATER,
    }),
    bad: (name) => ({
      fact: `此频道只通知 *${name}* 的问题和最终结果。卡片照常更新。`,
      check: '如需恢复全部通知，请点击卡片上的“恢复通知”。',
    }),
  },
  replaced: (by) => `此前由 ${by} 设置的暂停已被替换。`,
  over: (name) => ({ fact: `*${name}* 据机器人所知已不再进行，无需暂停通知。` }),
  notWatched: (name) => ({
    fact: `此频道未关注 *${name}* 这条录制，无需暂停通知。`,
    check: '如需在此收到通知，请点击“在此关注”。',
  }),
  unmuted: {
    nothing: (name, since) => ({ fact: `*${name}* 已恢复通知。${since} 起没有需要补充的情况。` }),
    in_thread: (name, since) => ({
      fact: `*${name}* 已恢复通知。${since} 起错过的内容稍后发到它的消息列中。`,
    }),
    on_card: (name) => ({ fact: `*${name}* 已恢复通知。它的卡片稍后发出，上面显示当前情况。` }),
    after_pause: (name, since) => ({
      fact: `*${name}* 已恢复通知。目前无法在此频道发消息，${since} 起错过的内容待恢复后再说明。`,
    }),
  },
  notMuted: (name) => ({ fact: `*${name}* 在此频道没有暂停通知。` }),
  forgotten: { fact: '此录制已不在机器人的记录中：录制早已结束，或记录已被删除。' },
};

export const chineseOnIt: Language['onIt'] = {
  line: (who) => `✋ 由 ${who} 处理。`,
  onMessage: (who, at) => `✋ ${at} 起由 ${who} 处理`,
  taken: (name) => ({ fact: `*${name}* 的处理人已记下，消息和消息列中会注明。` }),
  mine: (name) => ({ fact: `*${name}* 的处理人此前已是本人，消息列中已注明。` }),
  others: (name, who, at) => ({
    fact: `*${name}* 在 ${at} 已由 ${who} 接手处理，没有任何改动。`,
    check: '如需协助，请在消息列中回复。',
  }),
  notWatched: { fact: '此频道已不再关注这条录制，没有任何改动。' },
};

/** The name of a language behind a Chinese word: a space only before Latin letters. */
const named = (language: string): string => (/^\p{Script=Han}/u.test(language) ? language : ` ${language}`);

export const chineseSpoken: Language['spoken'] = {
  switched: (by, language) => ({ fact: `${by} 已将此频道的通知语言改为${named(language)}。` }),
  undone: (language) => ({ fact: `此频道的通知语言已改回${named(language)}。` }),
  otherwise: (language) => ({
    fact: `此频道的通知语言现为${named(language)}，没有任何改动。`,
    check: '如需选择语言，请在 `/recording-watch` 中加上 `lang:en` 或 `lang:zh`。',
  }),
};

export const chineseVouch: Language['vouch'] = {
  vouched: (name) => ({
    fact: `*${name}* 已记为正常停止，卡片会注明由谁确认。`,
    check: '频道中的任何人都可以在卡片菜单中撤销。',
  }),
  withdrawn: (name) => ({ fact: `*${name}* 的确认已撤销，改按其他已知情况说明。` }),
  already: (name, by) => ({ fact: `${by} 此前已确认 *${name}* 是正常停止。` }),
  alive: (name) => ({ fact: `目前没有查到 *${name}* 已结束，无需说明。` }),
  known: (name, state) => ({ fact: `*${name}* 如何结束已有结论：“${state}”。` }),
  nothingToUndo: (name) => ({ fact: `目前没有人确认 *${name}* 是正常停止，无需撤销。` }),
};
