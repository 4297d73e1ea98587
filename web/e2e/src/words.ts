/**
 * The end of a control's name. Buttons put a space between two Chinese characters and their icons
 * have names of their own in front.
 */
export function word(text: string): RegExp {
  const letters = [...text].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&'));
  return new RegExp(`${letters.join('\\s*')}$`);
}

/** Whether a text has a Chinese character. */
export function chinese(text: string): readonly string[] {
  return text.match(/\p{Script=Han}+/gu) ?? [];
}
