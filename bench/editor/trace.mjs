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
/** A frame that did nothing at all is no frame of the work that is measured. */
const IDLE_MS = 0.05;

/**
 * Work in milliseconds of processor time for each frame between two marks of the page: all of it,
 * and the share of script, layout and paint in the whole.
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
  const tasks = within.filter((event) => event.name === 'RunTask');
  const work = marks.slice(1).map(() => 0);
  let frame = 0;
  for (const task of tasks) {
    while (frame < marks.length - 1 && task.ts + task.dur / 2 >= marks[frame + 1]) frame++;
    if (task.ts >= marks[0] && frame < work.length) work[frame] += spent(task);
  }
  const shares = Object.fromEntries(
    Object.entries(KINDS).map(([kind, names]) => [kind, outermost(within, names)]),
  );
  const frames = Math.max(1, work.filter((ms) => ms > IDLE_MS).length);
  return {
    work: work.filter((ms) => ms > IDLE_MS),
    script: shares.script / frames,
    layout: shares.layout / frames,
    paint: shares.paint / frames,
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
