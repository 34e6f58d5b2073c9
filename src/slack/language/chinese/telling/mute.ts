import type { Language } from '../../language.ts';

export const chineseMute: Language['mute'] = {
  choose: '静音',
  onCard: {
    until: (at, by) => `🔕 已由 ${by} 静音至 ${at}`,
    end: (by) => `🔕 已由 ${by} 静音至录制结束`,
    bad: (by) => `🔕 已由 ${by} 设为录制结束前只通知异常`,
  },
  muted: {
    until: (name, at) => ({
      fact: `*${name}* 在此频道静音至 ${at}。期间的异常也到那时再通知；卡片照常更新。`,
      check: '到时会在它的消息列中说明错过了什么。如需提前恢复，请点击卡片上的“取消静音”。',
    }),
    end: (name) => ({
      fact: `*${name}* 在此频道静音，直到录制结束或失联。录制如何结束会照常通知；卡片照常更新。`,
      check: '结束时会在它的消息列中说明此前错过了什么。如需提前恢复，请点击卡片上的“取消静音”。',
    }),
    bad: (name) => ({
      fact: `录制结束前，此频道只会收到 *${name}* 的异常、异常的恢复以及最终结果。卡片照常更新。`,
      check: '如需恢复全部通知，请点击卡片上的“取消静音”。',
    }),
  },
  replaced: (by) => `此前由 ${by} 设置的静音已被替换。`,
  over: (name) => ({ fact: `*${name}* 已有最终结果，不会再有通知，无需静音。` }),
  notWatched: (name) => ({
    fact: `*${name}* 未在此频道关注，无需静音。`,
    check: '如需在此收到通知，请点击“在此关注”。',
  }),
  unmuted: {
    nothing: (name, since) => ({ fact: `*${name}* 已取消静音。自 ${since} 起没有需要补充的情况。` }),
    in_thread: (name, since) => ({
      fact: `*${name}* 已取消静音。自 ${since} 起错过的内容稍后发到它的消息列中。`,
    }),
    on_card: (name) => ({ fact: `*${name}* 已取消静音。它的卡片稍后发出，上面显示当前情况。` }),
    after_pause: (name, since) => ({
      fact: `*${name}* 已取消静音。目前无法在此频道发消息，自 ${since} 起错过的内容待恢复后再说明。`,
    }),
  },
  notMuted: (name) => ({ fact: `*${name}* 在此频道没有静音。` }),
  forgotten: { fact: '此录制已不在机器人的记录中：录制结束一段时间后，记录会被清除。' },
};
