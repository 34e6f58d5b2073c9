import type { Language } from '../../language.ts';
import { duration } from '../measures.ts';
import { CHECK_PAGE } from '../terms.ts';

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 0 });

const CHECK_STORAGE = '请检查：`start` 中填写的第三方云存储密钥和存储空间名称是否正确？';
const START_AGAIN = '如需继续录制，请重新启动一条录制。';
const ASK_AGORA = '如再次出现，请向声网提交工单并附上 sid。';

const STREAM = { sound: '音频', picture: '视频' } as const;

export const chineseWords: Language['word'] = {
  says: {
    asked: '按请求停止',
    idle: '频道内已没有用户',
    limit: '达到时长上限',
    signal: '录制服务收到退出信号',
    session: '会话异常退出',
    capability: '页面所需资源超出上限',
    engine: '录制服务未能启动',
    page_timeout: '页面加载超时',
    page_address: '页面无法打开',
    recorder: '页面录制服务出错',
    error: '发生错误，部分内容可能缺失',
    fatal: '发生致命错误',
    moved: '已切换服务器',
    limits: '页面使用了不支持录制的功能',
    reloaded: '页面已重新加载',
    gap: '有一段时间未录制',
    uploaded: '所有文件已上传至第三方云存储',
    backed_up: '部分文件仍在声网备份云',
    uploading: '文件上传中',
    began: '录制服务已启动',
    over: '录制已结束',
    sound_gone: '已收不到音频',
    sound_back: '已收到音频',
    picture_gone: '已收不到视频',
    picture_back: '已收到视频',
  },
  check: {
    limit: '如需录制更长时间，请调大 `maxRecordingHour` 后重新启动。',
    signal: ASK_AGORA,
    session: ASK_AGORA,
    capability: '请检查：能否简化页面布局或减少视频数量？',
    engine: `${START_AGAIN}${ASK_AGORA}`,
    page_timeout: CHECK_PAGE,
    page_address: CHECK_PAGE,
    recorder: `${START_AGAIN}${ASK_AGORA}`,
    error: `${CHECK_STORAGE}之后是否仍有新文件上报？`,
    fatal: `${START_AGAIN}${CHECK_STORAGE}`,
    moved: '完整回放需要切换前后的全部文件。',
    limits: '请检查：页面是否使用 `WebGL`，或视频分辨率过高？声网会停止此类录制。',
    reloaded: '可能缺失几秒内容。如反复出现，请检查页面是否报错。',
    gap: '该时段的内容无法恢复。',
  },
  saysAgora: (says) => `声网通知：${says}`,
  reason: (says, at, code) =>
    `声网消息通知：${says}${code === undefined ? '' : `（错误码 ${code}）`}（${at}）。`,
  gap: (from, to, ms) => `声网消息通知：${from} 至 ${to}（${duration(ms)}）未录制到内容。`,
  uploaded: {
    bucket: (at) => ({ fact: `声网消息通知：所有文件已上传至第三方云存储（${at}）。` }),
    backup: (at) => ({
      fact: `声网消息通知：部分文件仍在声网备份云（${at}）。`,
      check: `${CHECK_STORAGE}声网会继续尝试转存。`,
    }),
  },
  uploading: (share) => `声网消息通知：已上传 ${percent.format(share)}。`,
  silentFor: (what, since, ms) => ({
    fact: `声网消息通知：已有 ${duration(ms)}未录制到${STREAM[what]}（${since} 起）。`,
    check:
      what === 'sound'
        ? '请检查：是否所有人都关闭了麦克风，或频道内无人发流？'
        : '请检查：是否所有人都关闭了摄像头，或频道内无人发流？',
  }),
  streamBack: (what, at) => `声网消息通知：${at} 起已恢复收到${STREAM[what]}。`,
  silent: (what, since) => `声网消息通知：${since} 起收不到${STREAM[what]}。`,
};
