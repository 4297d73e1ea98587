/** Names of the words that say what a field must be. */
export type RuleWord = 'name' | 'email' | 'number' | 'mobile';

/** Looks up the words of a rule. */
export type RuleWords = (word: RuleWord) => string;

interface Rule {
  readonly validator: (rule: unknown, value: unknown) => Promise<void>;
}

/** Whether a name is 1 to 50 characters, counted as code points after trimming. */
export function isName(text: string): boolean {
  const length = [...text.trim()].length;
  return length >= 1 && length <= 50;
}

/** Whether a text can be an e-mail address; the server has the last word. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** Whether a staff number is 1 to 20 digits and Latin letters; blank lets the server give one. */
export function isNumber(text: string): boolean {
  return /^[0-9A-Za-z]{0,20}$/.test(text.normalize('NFKC').trim());
}

/** Whether a text is blank or can be a telephone number. */
export function isMobile(text: string): boolean {
  return /^(\+?[0-9][0-9 -]{3,18}[0-9])?$/.test(text.normalize('NFKC').trim());
}

/** Rules of the form's fields. */
export const nameRule = rule(isName, 'name');
export const emailRule = rule(isEmail, 'email');
export const numberRule = rule(isNumber, 'number');
export const mobileRule = rule(isMobile, 'mobile');

function rule(holds: (text: string) => boolean, word: RuleWord): (words: RuleWords) => Rule {
  return (words) => ({
    validator: async (_, value) => {
      if (!holds(typeof value === 'string' ? value : '')) throw new Error(words(word));
    },
  });
}
