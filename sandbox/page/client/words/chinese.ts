import type { Words } from './english.ts';

export const chinese: Words = {
  skipTo: { composer: '跳到消息输入框', content: '跳到内容' },
  sidebar: {
    label: '工作区',
    pretend: '模拟的 Slack，数据不会离开这台电脑。',
    open: '频道列表',
    close: '关闭列表',
    channels: '频道',
    archived: '已归档',
    home: '主页',
    directMessages: '私信',
    unread: '新',
    youAre: '当前身份',
    timeIn: (time, place) => `${place} ${time}`,
  },
  panel: '模拟声网与故障',
  channel: {
    members: (count) => `${count} 位成员`,
    messages: (title) => `${title} 中的消息`,
    archived: (name) => `#${name} 已归档：可以查看，不能发消息。`,
    beginning: {
      direct: '只有你和机器人能看到这里的消息。也可以在此使用命令。',
      archived: '频道从这里开始。',
      private: '私密频道：邀请机器人加入后，它才能在此发消息。',
      public: '频道从这里开始。输入 / 可查看机器人的命令。',
    },
    botIsIn: '机器人在频道中',
    remove: '移除',
    removeFrom: (bot, name) => `将 ${bot} 移出 #${name}`,
    invite: '邀请机器人',
  },
  composer: {
    placeholder: (title) => `向 ${title} 发消息，或输入 /`,
    send: '发送',
    commands: '命令',
    choose: '选择',
    complete: '补全',
    close: '关闭',
    shortcuts: '快捷操作',
    workflow: (title) => `工作流：${title}`,
  },
  messages: {
    app: '应用',
    edited: '（已编辑）',
    onlyYou: '仅你可见',
    reply: '在消息列中回复',
    replies: (count) => (count === 0 ? '暂无回复' : `${count} 条回复`),
    lastAt: (time) => `最新回复 ${time}`,
    repliedTo: '回复了消息列：',
    someMessage: '一条消息',
    more: '更多消息操作',
    unseen: (count) => `${count} 条新消息`,
    download: (name) => `下载 ${name}`,
    privateChannel: '私密频道',
  },
  thread: { heading: '消息列', close: '关闭消息列', messages: '消息列中的消息', placeholder: '回复…' },
  home: { label: '应用主页', empty: (bot) => `${bot} 尚未发布主页。` },
  form: {
    close: '关闭',
    cancel: '取消',
    yes: '是',
    optional: '（选填）',
    chooseOne: '请选择',
    chooseChannel: '选择频道',
    moreActions: '更多操作',
    run: '运行',
    running: '步骤正在运行…',
    done: '步骤已完成。',
    failed: (why) => `步骤失败：${why}`,
    objection(said) {
      if (said === 'Please complete this required field.') return '请填写此必填字段。';
      const [, bound, count] = /^Please enter at (least|most) (\d+) characters\.$/.exec(said) ?? [];
      if (count === undefined) return said;
      return bound === 'least' ? `请至少输入 ${count} 个字符。` : `最多可输入 ${count} 个字符。`;
    },
  },
  table: {
    previous: '上一页',
    next: '下一页',
    page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  },
  notice(error, said) {
    const command = /^\/\S+/.exec(said)?.[0] ?? '操作';
    if (error === 'invalid_command') return `${command} 不是有效的命令。`;
    if (error === 'not_in_thread') return `消息列中不能使用 ${command}。`;
    return `${command} 失败：应用没有正常响应（${error}）。`;
  },
};
