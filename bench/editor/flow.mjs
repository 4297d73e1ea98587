// A valid flow of a given number of modules, the same for the same seed: a greeting, one question
// with sixteen answers, and behind each answer a lane of messages, questions and transfers.

const LANES = 16;
const LANE_PX = 288;
const ROW_PX = 232;
const WORDS = ['订单', '物流', '退款', '发票', '保修', '安装', '报价', '合同', '会员', '积分'];

/** Numbers from 0 up to below 1 that only the seed decides (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The flow as a file of the console; `group` is a skill group of the desk: its id and name. */
export function flowOf({ seed, modules: count, group }) {
  const random = randomOf(seed);
  const some = (list) => list[Math.floor(random() * list.length)];
  const sentence = () =>
    `关于${some(WORDS)}和${some(WORDS)}，请您看这里的说明。`.repeat(1 + Math.floor(random() * 3));
  const modules = [];
  const wires = [];
  const add = (module, column, row) => {
    const id = `m${modules.length + 1}`;
    const position = { x: column * LANE_PX, y: row * ROW_PX };
    modules.push({ ...module, id, label: `${module.label}${modules.length + 1}`, position });
    return id;
  };
  const wire = (from, exit, to) => wires.push({ from, exit, to });
  const answers = Array.from({ length: LANES }, (_, lane) => `${some(WORDS)}${lane + 1}`);

  const start = add({ kind: 'START', label: '开始' }, LANES / 2, -2);
  const root = add(
    {
      kind: 'BRANCH',
      label: '分支',
      prompt: '请问您要咨询什么？',
      wrongAnswerText: '请按提示回复。',
      rows: answers.map((branch, lane) => ({ keyword: String(lane + 1), branch })),
    },
    LANES / 2 - 1,
    -1,
  );
  wire(start, 'next', root);

  const ends = answers.map((answer) => ({ from: root, exits: [`branch:${answer}`] }));
  const middle = count - modules.length - 1;
  for (let number = 0; number < middle; number++) {
    const lane = number % LANES;
    const row = Math.floor(number / LANES);
    const { module, exits } = step(random, sentence, group);
    const id = add(module, lane, row);
    for (const exit of ends[lane].exits) wire(ends[lane].from, exit, id);
    ends[lane] = { from: id, exits };
  }
  const end = add(
    {
      kind: 'END',
      label: '结束',
      silenceSeconds: 60,
      silenceText: '会话已超时。',
      agentEndedText: '会话已结束。',
    },
    LANES / 2,
    Math.ceil(middle / LANES),
  );
  for (const { from, exits } of ends) for (const exit of exits) wire(from, exit, end);
  return {
    format: 'zongji.flow/1',
    name: `${count} 个模块`,
    mode: 'OMNIMEDIA',
    skillGroups: [group],
    graph: { modules, wires },
  };
}

function step(random, sentence, group) {
  const chance = random();
  if (chance < 0.55) {
    return { module: { kind: 'SEND_MESSAGE', label: '消息', text: sentence() }, exits: ['next'] };
  }
  if (chance < 0.85) {
    const module = {
      kind: 'BRANCH',
      label: '分支',
      prompt: sentence(),
      wrongAnswerText: '请按提示回复。',
      rows: [
        { keyword: '1', branch: '是' },
        { keyword: '2', branch: '否' },
      ],
    };
    return { module, exits: ['branch:是', 'branch:否'] };
  }
  const module = {
    kind: 'TRANSFER_TO_AGENT',
    label: '转人工',
    skillGroupId: group.id,
    queueText: '前面还有${WaitNo}位客户。',
    failureText: '当前无客服在线。',
    successText: '${StaffNo}号客服为您服务。',
  };
  return { module, exits: ['next'] };
}
