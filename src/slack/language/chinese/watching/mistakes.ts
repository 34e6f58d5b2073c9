import type { Language } from '../../language.ts';
import type { Said } from '../../said.ts';
import { allOf, number, oneOf } from '../measures.ts';

const MODES = 'mix（合流）、individual（单流）、web（页面）或 raw';
const EXAMPLE = `请输入 \`/recording-watch\`，后接 \`start\` 返回的完整内容和录制模式：${MODES}。`;

const said = (fact: string, check: string): Said => ({ fact, check });

export const chineseMistakes: Language['mistake'] = {
  unknown: (text) =>
    said(
      `没有找到录制“${text}”。声网不提供录制列表，因此需要先登记。`,
      `如需登记，请点击“登记”，或${EXAMPLE.slice(1)}`,
    ),
  didYouMean: (names) => `是否要找${oneOf(names.map((name) => `“${name}”`))}？`,
  didYouMeanToType: (command) => `是否要输入 ${command}？`,
  tooShort: (text) =>
    said(`“${text}”太短，无法确定是哪条录制。`, '请输入 sid 的至少前 6 个字符，或完整的名称。'),
  ambiguous: (text, count) => `“${text}”可能是以下 ${number(count)} 条录制之一，请选择：`,
  notJson: () =>
    said(
      '内容看起来是 JSON，但无法解析：末尾可能缺了一段。',
      '请重新粘贴，或输入 sid、Resource ID 和录制模式。',
    ),
  cutResourceId: (length) =>
    said(
      `这个 Resource ID 只有 ${number(length)} 个字符；声网的 Resource ID 至少有 192 个字符，因此很可能不完整。`,
      '请重新粘贴，或粘贴 `start` 返回的完整内容。',
    ),
  severalSids: (count) =>
    said(
      `有 ${number(count)} 个不同的 sid，Resource ID 却更少，无法判断哪些属于同一条录制。App ID 与 sid 的格式相同。`,
      '请每行只写一条录制：sid、Resource ID 和录制模式。',
    ),
  longAlias: (length, most) =>
    said(
      `这个名称有 ${number(length)} 个字符；名称最多 ${number(most)} 个字符。`,
      '请在 `as:` 后填写更短的名称。',
    ),
  unknownBroadcast: (written, words) =>
    said(
      `“${written}”没有说明哪些通知要发给整个频道。`,
      `请在 \`broadcast:\` 后填写以下一项：${allOf(words)}。不填时，异常和最终结果会发给整个频道。`,
    ),
  badMax: (written) =>
    said(
      `无法识别 ${written}。`,
      '请在 `max:` 后填写小时数，例如 `max:4` 或 `max:1.5`；录制不应自行结束时，填写 `max:none`。',
    ),
  unknownKind: (written, kinds) =>
    said(
      `没有名为“${written}”的通知类型。`,
      `请在 \`only:\` 后填写以下一项或多项，用逗号分隔：${allOf(kinds)}。`,
    ),
  noSid: () => said(`缺少 sid：它在 \`start\` 的返回结果中，\`acquire\` 的返回结果中还没有。`, EXAMPLE),
  noResourceId: () => said('缺少 Resource ID。', EXAMPLE),
  noMode: (written) =>
    said(
      written === undefined ? '缺少录制模式。' : `缺少录制模式，“${written}”不是录制模式。`,
      `请补上调用 \`start\` 时使用的录制模式：${MODES}。`,
    ),
  whichApp: (apps) =>
    said(
      `共有 ${number(apps.length)} 个声网项目，内容中没有说明是哪一个。`,
      `请加上 \`app:\`，后接 ${oneOf(apps)}。`,
    ),
  unknownApp: (written, apps) =>
    said(
      `没有名为“${written}”的声网项目。`,
      apps.length === 0
        ? '请机器人管理员在配置中添加。'
        : `现有 ${allOf(apps)}；请用 \`app:\` 选择，或请机器人管理员添加。`,
    ),
  unknownLanguage: (written, languages) =>
    said(`暂不支持语言“${written}”。`, `请在 \`lang:\` 后填写 ${oneOf(languages)}。`),
  unknownFilter: (written, filters) =>
    said(`没有名为“${written}”的列表。`, `请输入 \`/recording-list\`，后接 ${oneOf(filters)}。`),
  emptyUnwatch: () =>
    said(
      '要让此频道不再收到哪条录制的通知？',
      '请点击“取消关注”，或输入 `/recording-unwatch`，后接 sid 或名称。',
    ),
  strangeButton: () =>
    said('无法识别这个按钮：这条消息来自机器人的另一个版本。', '请改为输入 `/recording-status`，后接 sid。'),
};
