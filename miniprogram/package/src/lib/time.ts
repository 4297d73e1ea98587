/** The time, with the day when it is not today. Some phones have no `Intl`, so it is put together here. */
export function when(at: number, now: number, language: 'zh' | 'en'): string {
  const then = new Date(at);
  const clock = `${two(then.getHours())}:${two(then.getMinutes())}`;
  if (then.toDateString() === new Date(now).toDateString()) return clock;
  const [month, day] = [then.getMonth() + 1, then.getDate()];
  return language === 'zh' ? `${month}月${day}日 ${clock}` : `${day}/${month} ${clock}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
