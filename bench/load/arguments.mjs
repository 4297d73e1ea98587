/** What can be asked for, with the least and the most of each. */
const LIMITS = { RUNS: [1, 20], USABLE_MS: [100, 60_000], SLACK: [-1, 1_000] };

/** Reads `NAME=value` arguments; ends the program with 2 and a word when one cannot be taken. */
export function argumentsOf(given) {
  const asked = { RUNS: 3, USABLE_MS: 1_000, SLACK: 50, ONLY: '' };
  for (const argument of given) {
    const [name, value = ''] = argument.split('=');
    if (name === 'ONLY') {
      asked.ONLY = value;
      continue;
    }
    const [least, most] = LIMITS[name] ?? [];
    if (least === undefined || !/^-?\d+$/.test(value) || +value < least || +value > most) {
      const known = Object.entries(LIMITS).map(([key, [from, to]]) => `${key}=${from}..${to}`);
      process.stderr.write(`load: cannot take ${argument}; known are ${known.join(' ')} ONLY=…\n`);
      process.exit(2);
    }
    asked[name] = Number(value);
  }
  return asked;
}
