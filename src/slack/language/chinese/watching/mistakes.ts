import type { Language } from '../../language.ts';
import { said } from '../../said.ts';
import { allOf, number, oneOf, withMore } from '../measures.ts';

const MODES = 'mix（合流）、individual（单流）、web（页面）或 raw';
const EXAMPLE = `请输入 \`/recording-watch\`，粘贴 \`start\` 的完整响应，再加上录制模式：${MODES}。`;

export const chineseMistakes: Language['mistake'] = {
  unknown: (text) =>
    said(
      `没有找到录制“${text}”。声网不提供录制列表，因此需要先登记。`,
      `如需登记，请点击“登记”，或${EXAMPLE.slice(1)}`,
    ),
  didYouMean: (names) => `是否要找${oneOf(names.map((name) => `“${name}”`))}？`,
  didYouMeanToType: (command) => `是否要输入 ${command}？`,
  tooManyUnseen: (most, where) =>
    said(
      `${{ person: '个人关注的录制中', place: '此频道关注的录制中', team: '此工作区关注的录制中' }[where]}，已有 ${number(most)} 条从未在声网查询到，达到上限。`,
      '请对输入有误的录制取消关注；其他录制在查询到后不再计入。',
    ),
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
      '请重新粘贴，或粘贴 `start` 的完整响应。',
    ),
  severalSids: (count) =>
    said(
      `有 ${number(count)} 个不同的 sid，Resource ID 却更少，无法判断哪些属于同一条录制。App ID 与 sid 的格式相同。`,
      '请每行只写一条录制：sid、Resource ID 和录制模式。',
    ),
  tooManyPieces: (most) =>
    said(
      `内容超过 ${number(most)} 行（或 JSON 片段），超出一次可读取的上限，因此未处理任何内容。`,
      '请分几次粘贴。',
    ),
  noAll: (command) => said('`channel:` 用于规则，规则以 `all` 开头。', `是否要输入 ${command}？`),
  unknownOption: (written, meant) =>
    said(`没有 ${written} 选项，因此未做任何更改。`, `是否要用 ${meant}？请改正后重试。`),
  longAlias: (length, most) =>
    said(
      `这个名称有 ${number(length)} 个字符；名称最多 ${number(most)} 个字符。`,
      '请在 `as:` 后填写更短的名称。',
    ),
  unknownBroadcast: (written, words) =>
    said(`无法识别 ${written}。`, `请填写 ${oneOf(words)}。不填时，异常和最终结果会发给整个频道。`),
  unknownNotify: (written) =>
    said(
      `无法确定 ${written} 指谁。`,
      '请输入 `@`，并从 Slack 的列表中选择成员或用户组；也可填写 `channel`、`here` 或 `none`。不填时，只在出现异常时提醒关注者。',
    ),
  uncallable: (who, is) =>
    said(
      {
        bot: `${who} 是应用，不会阅读提醒。`,
        left: `${who} 的账号已停用，无法提醒任何人。`,
        unknown: `Slack 在此找不到 ${who}，无法提醒任何人。`,
      }[is],
      '没有任何改动。请选择成员或用户组，或填写 `notify:none`。',
    ),
  unknownCards: (written) =>
    said(
      `无法识别 ${written}。`,
      '请在 `cards:` 后填写 `all` 或 `bad`。填 `cards:bad` 时，录制出现问题后才会发卡片。',
    ),
  badMax: (written, most) =>
    said(
      `${written} 无效。`,
      `请在 \`max:\` 后填写小时数，最多 ${number(most)}，例如 \`max:4\` 或 \`max:1.5\`；录制不应自行结束时，填写 \`max:none\`。`,
    ),
  unknownKind: (written, kinds) =>
    said(
      `没有名为“${written}”的通知类型。`,
      `常用类型：${allOf(kinds)}，用逗号分隔。\`only:problems\` 表示问题和最终结果，\`only:all\` 表示全部；输入 \`/recording-watch help\` 并点击“选项”可查看所有类型。`,
    ),
  noSid: () => said(`缺少 sid：它在 \`start\` 的响应中，\`acquire\` 的响应中还没有。`, EXAMPLE),
  noResourceId: () => said('缺少 Resource ID。', EXAMPLE),
  noMode: (written) =>
    said(
      written === undefined ? '缺少录制模式。' : `缺少录制模式，“${written}”不是录制模式。`,
      `请补上调用 \`start\` 时使用的录制模式：${MODES}。`,
    ),
  whichApp: (apps, more) =>
    said(
      `共有 ${number(apps.length + more)} 个声网项目，内容中没有说明是哪一个。`,
      `请加上 \`app:\` 和项目名称：${more > 0 ? withMore(apps, more) : oneOf(apps)}。`,
    ),
  unknownApp: (written, apps, more) =>
    said(
      `没有名为“${written}”的声网项目。`,
      apps.length === 0
        ? '请机器人管理员在配置中添加。'
        : `可用：${more > 0 ? withMore(apps, more) : apps.join('、')}；请用 \`app:\` 选择，或请机器人管理员添加。`,
    ),
  unknownLanguage: (written, languages) =>
    said(`暂不支持语言“${written}”。`, `请在 \`lang:\` 后填写 ${oneOf(languages)}。`),
  unknownFilter: (written, filters) =>
    said(`没有名为“${written}”的列表。`, `请输入 \`/recording-list\`，再加上 ${oneOf(filters)}。`),
  emptyUnwatch: () =>
    said(
      '要让此频道不再收到哪条录制的通知？',
      '请点击“取消关注”，或输入 `/recording-unwatch` 和 sid 或名称。',
    ),
  notThere: said(
    'Slack 未确认操作者是该频道的成员，没有任何改动。',
    '请联系该频道的成员；如已在该频道中，请稍后再次点击。',
  ),
  strangeButton: () =>
    said('无法识别这个按钮：这条消息来自机器人的另一个版本。', '请改为输入 `/recording-status` 和 sid。'),
};

export const chineseStep: Language['step'] = {
  several: (count) => `此步骤一次只处理一条录制，而内容中有 ${number(count)} 条。`,
  badMode: (written) => `录制模式为 individual、mix、web 或 raw，“${written}”不是录制模式。`,
  cannotPost: (reason, mend) => ({
    fact: `录制已关注，但暂时无法在频道中发消息：${reason}。`,
    check: `${mend}。`,
  }),
  stopped: {
    fact: '未关注：已有成员在该频道取消关注此录制，工作流不会恢复关注。',
    check: '如需恢复，请在该频道输入 `/recording-watch` 和录制的名称。',
  },
  failed: (id) =>
    `有一项依赖的服务未能正常工作。请重新运行此工作流，重复运行没有影响。如果仍然失败，请将编号 ${id} 告知机器人管理员。`,
};
