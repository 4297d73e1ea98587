// Reads a trace of Chromium: what the page's main thread did in each frame.

const KINDS = {
  script: new Set([
    'EvaluateScript',
    'EventDispatch',
    'FireAnimationFrame',
    'FunctionCall',
    'RunMicrotasks',
    'TimerFire',
  ]),
  layout: new Set(['Layout', 'UpdateLayoutTree']),
  paint: new Set(['Commit', 'Layerize', 'Paint', 'PrePaint']),
};
/**
 * Work in milliseconds of each frame that had input to handle, between two marks of the page; and
 * how much of script, layout and paint there was for each of them. Processor time where the trace
 * has it, else the time of the clock, which on a busy machine is more.
 */
export function readTrace(trace) {
  const events = JSON.parse(trace).traceEvents.filter((event) => event.ts > 0);
  const main = mainThread(events);
  const own = events
    .filter((event) => event.pid === main.pid && event.tid === main.tid)
    .sort((one, other) => one.ts - other.ts);
  const from = own.find((event) => event.name === 'measure-begin')?.ts ?? 0;
  const to = own.findLast((event) => event.name === 'measure-end')?.ts ?? Number.MAX_VALUE;
  const within = own.filter((event) => event.ph === 'X' && event.ts >= from && event.ts <= to);
  const marks = own
    .filter((event) => event.name === 'FireAnimationFrame' && event.ts >= from && event.ts <= to)
    .map((event) => event.ts);
  const inputs = within.filter((event) => event.name === 'EventDispatch').map((event) => event.ts);
  const frames = marks.map(() => ({ work: 0, input: false }));
  let place = 0;
  for (const task of within.filter((event) => event.name === 'RunTask')) {
    while (place < marks.length - 1 && task.ts + task.dur / 2 >= marks[place + 1]) place++;
    const frame = frames[place];
    if (frame === undefined) continue;
    frame.work += spent(task);
    frame.input ||= inputs.some((ts) => ts >= task.ts && ts <= task.ts + task.dur);
  }
  const work = frames.filter((one) => one.input).map((one) => one.work);
  const each = (names) => outermost(within, names) / Math.max(1, work.length);
  return {
    work,
    processorTime: within.some((event) => event.tdur !== undefined),
    script: each(KINDS.script),
    layout: each(KINDS.layout),
    paint: each(KINDS.paint),
  };
}

/** The main thread of the renderer that draws the page: the one with the marks. */
function mainThread(events) {
  const mark = events.find((event) => event.name === 'measure-begin');
  if (mark === undefined) throw new Error('the trace has no mark of the page');
  return { pid: mark.pid, tid: mark.tid };
}

/** Processor time where the trace has it, so that other work of the machine does not count. */
function spent(event) {
  return (event.tdur ?? event.dur ?? 0) / 1000;
}

/** Time in events of these names, those within another of them not counted twice. */
function outermost(events, names) {
  let until = 0;
  let sum = 0;
  for (const event of events) {
    if (!names.has(event.name) || event.ts < until) continue;
    until = event.ts + (event.dur ?? 0);
    sum += spent(event);
  }
  return sum;
}

/** The value below which that part of the values lies. */
export function quantile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
