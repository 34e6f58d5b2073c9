import { expect, test } from 'vitest';
import type { Finding } from '../../src/flows/asking/doctor.ts';
import type { WatchAnswer } from '../../src/flows/watching/watch.ts';
import { CHINESE } from '../../src/slack/language/chinese/chinese.ts';
import {
  sharedMessage,
  unresolvedMessage,
  unwatchMessage,
  watchMessage,
} from '../../src/slack/render/asking/answers.ts';
import { doctorMessage } from '../../src/slack/render/asking/doctor.ts';
import { helpMessage } from '../../src/slack/render/asking/help.ts';
import { listMessage, watchedHereMessage } from '../../src/slack/render/asking/lists.ts';
import { type Message, saying } from '../../src/slack/render/message.ts';
import { appMessage, troubleMessage } from '../../src/slack/render/telling/notices.ts';
import { code, shown } from '../../src/slack/text.ts';
import { asRead } from './said.ts';
import { appFinding, at, known, SID, START, subject } from './subjects.ts';

const one = known();
const watching = { kind: 'watching', known: one, how: 'new', already: false, card: 'posted' } as const;
const EXAMPLE =
  '请输入 `/recording-watch`，后接 `start` 返回的完整内容和录制模式：mix（合流）、individual（单流）、web（页面）或 raw。';

const WATCHES: readonly (readonly [WatchAnswer, string])[] = [
  [
    watching,
    '*Algebra II, room 4* 已加入此频道的关注。\n卡片已发到频道并会自动更新；通知会发在它的消息列中。\n[查看] [取消关注]',
  ],
  [
    { ...watching, already: true, card: 'posted' },
    '*Algebra II, room 4* 此前已在此频道关注。\n卡片已发到频道并会自动更新；通知会发在它的消息列中。\n[查看] [取消关注]',
  ],
  [
    { ...watching, already: true, changed: true, card: 'soon' },
    '*Algebra II, room 4* 此前已在此频道关注，现已按这次的选项更新。\n卡片稍后发出；通知会发在它的消息列中。\n[查看] [取消关注]',
  ],
  [
    { ...watching, how: 'replaced' },
    '*Algebra II, room 4* 已加入此频道的关注。\n此前为 *Algebra II, room 4* 登记的 ID 一直无效，现已替换为这次的 ID。\n卡片已发到频道并会自动更新；通知会发在它的消息列中。\n[查看] [取消关注]',
  ],
  [
    { ...watching, card: 'paused', reason: 'not_in_channel', modeWritten: 'composite' },
    `⚠️ *Algebra II, room 4* 已加入此频道的关注。
输入的模式为“composite”；声网称之为 mix，因此已按 mix 处理。
可以在此回答，但暂时无法在频道中发消息：机器人不在此频道中。
请在频道中输入 \`/invite @Recording Watch\`，然后点击“在此关注”。
[在此关注]`,
  ],
  [
    { kind: 'misread', misread: { kind: 'not_json' } },
    '内容看起来是 JSON，但无法解析：末尾可能缺了一段。\n请重新粘贴，或输入 sid、Resource ID 和录制模式。',
  ],
  [
    { kind: 'misread', misread: { kind: 'cut_resource_id', length: 180 } },
    '这个 Resource ID 只有 180 个字符；声网的 Resource ID 至少有 192 个字符，因此很可能不完整。\n请重新粘贴，或粘贴 `start` 返回的完整内容。',
  ],
  [
    { kind: 'misread', misread: { kind: 'several_sids', count: 2 } },
    '有 2 个不同的 sid，Resource ID 却更少，无法判断哪些属于同一条录制。App ID 与 sid 的格式相同。\n请每行只写一条录制：sid、Resource ID 和录制模式。',
  ],
  [
    { kind: 'incomplete', missing: { kind: 'no_sid' } },
    `缺少 sid：它在 \`start\` 的返回结果中，\`acquire\` 的返回结果中还没有。\n${EXAMPLE}`,
  ],
  [{ kind: 'incomplete', missing: { kind: 'no_resource_id' } }, `缺少 Resource ID。\n${EXAMPLE}`],
  [
    { kind: 'incomplete', missing: { kind: 'no_mode', written: 'fast' } },
    '缺少录制模式，“fast”不是录制模式。\n请补上调用 `start` 时使用的录制模式：mix（合流）、individual（单流）、web（页面）或 raw。',
  ],
  [
    { kind: 'incomplete', missing: { kind: 'which_app', apps: ['prod', 'test'] } },
    '共有 2 个声网项目，内容中没有说明是哪一个。\n请加上 `app:`，后接 `prod` 或 `test`。',
  ],
  [
    { kind: 'incomplete', missing: { kind: 'unknown_app', written: 'x', apps: ['prod', 'test'] } },
    '没有名为“x”的声网项目。\n现有 `prod` 和 `test`；请用 `app:` 选择，或请机器人管理员添加。',
  ],
  [
    { kind: 'unknown_language', written: 'xx', languages: ['en', 'zh'] },
    '暂不支持语言“xx”。\n请在 `lang:` 后填写 `en` 或 `zh`。',
  ],
  [
    { kind: 'none', text: '38f8e3' },
    `没有找到录制“38f8e3”。声网不提供录制列表，因此需要先登记。\n如需登记，请点击“登记”，或${EXAMPLE.slice(1)}\n[登记]`,
  ],
  [
    { kind: 'short', text: '38f' },
    '“38f”太短，无法确定是哪条录制。\n请输入 sid 的至少前 6 个字符，或完整的名称。',
  ],
];

test.each(WATCHES)('a watch is answered in these Chinese words (%#)', (answer, words) => {
  expect(asRead(watchMessage(answer, 'C0ROOM', CHINESE))).toBe(words);
});

const { mistake, answer } = CHINESE;
const ROW =
  '🟢  *Algebra II, room 4* — 录制中\n自 14:00:12 起 · 已上报 3 个文件 · 项目 prod · `38f8e3cf…7e1a`';
const app = { id: 'd1', kind: 'app', app: 'prod', at: START, sids: [SID, SID] } as const;

const ANSWERS: readonly (readonly [string, Message, string])[] = [
  [
    'unwatched',
    unwatchMessage({ kind: 'unwatched', known: one }, CHINESE),
    '*Algebra II, room 4* 在此频道已取消关注。\n[查看] [在此关注]',
  ],
  [
    'not watched',
    unwatchMessage({ kind: 'not_watched', known: one }, CHINESE),
    '*Algebra II, room 4* 未在此频道关注，无需取消。\n[查看] [在此关注]',
  ],
  [
    'ambiguous',
    unresolvedMessage({ kind: 'many', text: '38f8e3', candidates: [one] }, 'show', CHINESE),
    `*“38f8e3”可能是以下 1 条录制之一，请选择：*\n${ROW} [查看]`,
  ],
  [
    'list',
    listMessage({ filter: 'live', recordings: [one], total: 3 }, CHINESE),
    `*3 条进行中的录制*
${ROW} [查看]
另有 2 条未显示。输入 \`/recording-status\`，后接录制的名称，即可单独查看。`,
  ],
  [
    'empty list',
    listMessage({ filter: 'failed', recordings: [], total: 0 }, CHINESE),
    '此工作区没有异常的录制。\n声网不提供录制列表：机器人只知道通过 `/recording-watch` 登记过的录制。',
  ],
  [
    'watched here',
    watchedHereMessage({ subjects: [subject()], total: 1 }, 'unwatch', CHINESE),
    `*此频道关注了 1 条录制。*\n${ROW} [取消关注]`,
  ],
  [
    'nothing watched here',
    watchedHereMessage({ subjects: [], total: 0 }, 'show', CHINESE),
    '此频道没有关注任何录制。\n如需关注：输入 `/recording-watch`，后接声网对 `start` 的返回内容。其他用法：`/recording-status help`。',
  ],
  ['shared', sharedMessage('queued', one, CHINESE), '*Algebra II, room 4* 稍后会发到频道。'],
  ['shared twice', sharedMessage('repeated', one, CHINESE), '不到 1 分钟前刚在此分享过，因此不再重复发送。'],
  ['card coming', saying({ fact: answer.cardComing(shown('x')) }), '*x* 的卡片也正在更新。'],
  [
    'unknown filter',
    saying(mistake.unknownFilter(shown('x'), [code('live'), code('all')])),
    '没有名为“x”的列表。\n请输入 `/recording-list`，后接 `live` 或 `all`。',
  ],
  [
    'nothing typed to unwatch',
    saying(mistake.emptyUnwatch()),
    '要让此频道不再收到哪条录制的通知？\n请点击“取消关注”，或输入 `/recording-unwatch`，后接 sid 或名称。',
  ],
  [
    'a button of another version',
    saying(mistake.strangeButton()),
    '无法识别这个按钮：这条消息来自机器人的另一个版本。\n请改为输入 `/recording-status`，后接 sid。',
  ],
  [
    'an app that cannot be seen',
    appMessage(
      { ...app, news: { kind: 'blind', since: at('13:52:00'), cause: 'credentials', status: 401 } },
      CHINESE,
    ),
    '🌫️ 自 13:52:00 起无法查看项目 *prod* 在此关注的 2 条录制：声网拒绝了机器人使用的凭证（HTTP 401）。它们的状态未知，不等于异常。\n请检查：声网的客户 ID 和客户密钥是否已更换或停用？新的凭证需由机器人管理员设置。',
  ],
  [
    'an app that is seen again',
    appMessage({ ...app, news: { kind: 'sighted', since: at('13:52:00'), cause: 'quota' } }, CHINESE),
    '👀 项目 *prod* 已能重新查看（自 13:52:00 起曾无法查看）。此处 2 条录制的卡片正在更新，其间的变化会发在消息列中。',
  ],
  [
    'trouble',
    troubleMessage('memory', 'a1b2c3', CHINESE, undefined),
    '⚠️ 机器人的存储（Redis）暂时没有响应。刚才的操作没有完成；已关注的录制不受影响，会继续查询。\n请过 1 分钟再试。如果仍然失败，请将编号 `a1b2c3` 告知机器人管理员。',
  ],
  [
    'Redis is away since',
    troubleMessage('memory', 'a1b2c3', CHINESE, at('13:52:00')),
    '⚠️ 机器人的存储（Redis）暂时没有响应。自 13:52:00 起一直如此。刚才的操作没有完成；已关注的录制不受影响，会继续查询。\n请过 1 分钟再试。如果仍然失败，请将编号 `a1b2c3` 告知机器人管理员。',
  ],
];

test.each(ANSWERS)('%s is told in these Chinese words', (_, message, words) => {
  expect(asRead(message)).toBe(words);
});

const FINDINGS: readonly Finding[] = [
  { kind: 'slack', fine: false, member: 'no' },
  { kind: 'scopes', fine: false, missing: ['im:write', 'chat:write'] },
  appFinding('prod', { fine: false, dark: { cause: 'app_id', since: START } }),
  appFinding('test'),
  { kind: 'budget', fine: false, apps: ['prod'], recordings: 900, wanted: 30, granted: 2 },
  { kind: 'due', fine: false, ageMs: 75_000, short: false },
  { kind: 'undelivered', fine: true, ageMs: 0 },
];

test('the doctor tells in Chinese what is amiss, what to do, and then what is well', () => {
  expect(asRead(doctorMessage(FINDINGS, CHINESE))).toBe(`*有 5 项需要检查。*
⚠️ Slack：机器人不在此频道中。如果是私有频道，则完全无法发消息。
请输入 \`/invite @Recording Watch\`。
⚠️ Slack：缺少以下权限：\`im:write\` 和 \`chat:write\`。
请 Slack 应用管理员添加权限并重新安装。
⚠️ 声网，项目 prod：自 14:00:00 起无法查看，声网不接受此 App ID。
请检查：机器人配置中的 App ID 是否正确？声网控制台中是否已为它开通云端录制？
⚠️ 声网，项目 prod：查询 900 条录制需要每秒 30 次请求，可用额度为每秒 2 次。
录制的查询频率低于计划。可向声网申请更高的配额，或调大 \`AGORA_REQUESTS_PER_SECOND\`。
⚠️ 查询：有录制已等待 75 秒。
请机器人管理员检查 worker 进程是否在运行，并查看日志。
✅ 声网，项目 test：响应正常。
✅ 通知：全部已送达。
✅ 存储（Redis）：响应正常。`);
  expect(asRead(doctorMessage([], CHINESE))).toContain('*一切正常：通知可以送达此频道。*');
});

test('the help explains each command in Chinese and leaves it as it is typed', () => {
  const help = asRead(helpMessage(CHINESE));
  expect(help).toContain(
    '*让此频道收到录制的通知*\n`/recording-watch` 打开表单\n`/recording-watch &lt;sid&gt;` 关注已登记的录制',
  );
  expect(help).toContain(
    '`/recording-watch &lt;query 的 URL、curl 命令或 start 的返回内容&gt; &lt;mode&gt;` 同上，内容可直接粘贴，一次最多 50 条录制；URL 和 curl 命令中已包含录制模式',
  );
  expect(help).toContain('lang:&lt;en|zh&gt;` 可附加以下选项：声网项目、显示名称、通知类型、语言');
  expect(help).toContain(
    'broadcast:&lt;bad|final|all|none&gt;` 哪些通知发给整个频道，而不只发到消息列；不填时为异常和最终结果',
  );
  expect(help).toContain('例如：`/recording-watch {"resourceId":"…","sid":"38f8e3…"} mix as:"代数 II"`');
});
