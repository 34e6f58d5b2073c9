import type { Language } from '../../language.ts';
import { number } from '../measures.ts';

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
