/** What a password must be; each is shown while it is typed. */
export const PASSWORD_RULES = ['length', 'digit', 'letter', 'symbol', 'email'] as const;

/** Name of one rule. */
export type PasswordRule = (typeof PASSWORD_RULES)[number];

/** Fewest characters of a password. */
export const PASSWORD_MIN = 8;

/** Most characters of a password. */
export const PASSWORD_MAX = 20;

/** Which rules a password keeps; one that is empty keeps none. */
export function rulesKept(password: string, email: string): readonly PasswordRule[] {
  if (password === '') return [];
  const length = [...password].length;
  const kept: Readonly<Record<PasswordRule, boolean>> = {
    length: length >= PASSWORD_MIN && length <= PASSWORD_MAX,
    digit: /\d/.test(password),
    letter: /[A-Za-z]/.test(password),
    symbol: /[^\dA-Za-z\s]/.test(password),
    email: password.toLowerCase() !== email.toLowerCase(),
  };
  return PASSWORD_RULES.filter((rule) => kept[rule]);
}
