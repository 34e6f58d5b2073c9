import type { Language } from '../../language.ts';

/** The ids or the route were rejected for good: what Agora says of them, and which to check. */
export const refused: Language['news']['refused'] = (check, code, reason) => {
  const number = code === undefined ? '' : `（错误码 ${code}）`;
  const words = reason === undefined ? '' : `声网的说明：${reason}`;
  switch (check) {
    case 'parameter':
      return {
        fact: `声网不接受登记的信息${number}。${words}`,
        check:
          '请用 `start` 返回的完整内容和录制模式重新登记：最常见的原因是其中某一项不完整或与其他录制混淆。',
      };
    case 'ids':
      return {
        fact: `声网拒绝了这些 ID${number}：它们不属于同一次录制。${words}`,
        check: '请确认 App ID、Resource ID 和 sid 来自同一次 `start` 调用，然后重新登记。',
      };
    case 'resource_expired':
      return {
        fact: `此录制从未开始：调用 \`start\` 之前，Resource ID 就已过期${number}。${words}`,
        check: '请重新调用 `acquire` 和 `start`，并登记新的 ID。',
      };
    case 'app_id':
      return {
        fact: `声网不接受此 App ID${number}。${words}`,
        check: '请检查机器人配置中的 App ID，并在声网控制台确认已为它开通云端录制。',
      };
    case 'route':
      return {
        fact: `声网没有与这些 ID 对应的录制${number}。${words}`,
        check: '请检查 Resource ID、sid 和录制模式：很可能有一项不完整或输入有误。',
      };
  }
};
