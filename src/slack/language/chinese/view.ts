import type { Language } from '../language.ts';

export const chineseView: Language['view'] = {
  close: '关闭',
  cancel: '取消',
  unknown: '无法识别的按钮',
  moment: { fact: '请稍候……' },
  notOpened: {
    fact: '未能打开窗口：Slack 只允许在点击后的 3 秒内打开。',
    check: '没有任何改动，请再点击一次。',
  },
};
