/** Chinese texts of manifest.json, by command, by callback ID and by parameter. */
export const CHINESE = {
  information: {
    description: '如实告知团队声网云端录制的状态。',
    long_description:
      'Recording Watch 向声网云端录制查询录制状态，并将查询结果告知相关频道：录制何时开始、已上报哪些文件、何时停止、何时失败，或何时已查询不到。' +
      '它会说明已知的内容、依据以及截至何时；出现问题时，会说明应首先检查什么。它只发送一种查询请求，不会启动或停止任何录制，也不会读取录制文件。' +
      '每条录制在频道中只有一张卡片，状态变化时更新卡片，经过记录在卡片的消息列中。录制正常时保持安静，出现问题时会清楚说明。',
  },
  commands: {
    '/recording-status': { description: '查看录制的当前状态', usage_hint: '<sid 或名称> | doctor | help' },
    '/recording-watch': {
      description: '在本频道关注录制',
      usage_hint: '<sid> <resourceId> <mode> | start 的响应 | all | help',
    },
    '/recording-unwatch': { description: '不再在本频道关注录制', usage_hint: '<sid、名称或规则> | help' },
    '/recording-list': {
      description: '查看本工作区已登记的录制',
      usage_hint: 'live | ended | failed | all | rules',
    },
  },
  shortcuts: {
    recording_watch_this: { name: '关注此录制', description: '登记此消息中的录制，并在本频道告知其状态' },
    recording_watch_any: { name: '关注录制', description: '登记录制，并在指定频道告知其状态' },
  },
  functions: {
    watch_recording: {
      title: '关注录制',
      description: '登记声网云端录制，并在指定频道告知其状态',
      input_parameters: {
        recording: { title: '录制', description: 'start 的响应、查询 URL，或 sid、Resource ID 和模式' },
        channel: { title: '频道', description: '在此频道发布卡片并告知状态' },
        mode: { title: '模式', description: 'individual、mix、web 或 raw；录制内容已包含模式时可不填' },
        app: {
          title: '声网项目',
          description: '项目在机器人中的名称；有多个项目且录制内容未包含 App ID 时填写',
        },
        alias: { title: '名称', description: '大家对此录制的称呼' },
        person: { title: '启动者', description: '显示为关注者：启动此工作流的人' },
      },
      output_parameters: {
        sid: { title: 'sid', description: '录制的 sid，供后续步骤使用' },
        name: { title: '名称', description: '机器人对此录制的称呼' },
        phase: {
          title: '状态',
          description:
            'registered、starting、ready、recording、paused、stopping、ended、failed、lost、not_started、expired 或 refused',
        },
        channel: { title: '频道', description: '卡片所在的频道' },
      },
    },
  },
};
