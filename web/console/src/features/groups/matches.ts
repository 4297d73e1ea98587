/** Whether a person's name, number or e-mail contains what is sought, whatever the case. */
export function matches(
  person: { readonly name: string; readonly number: string; readonly email: string },
  sought: string,
): boolean {
  const text = sought.normalize('NFKC').trim().toLowerCase();
  return [person.name, person.number, person.email].some((value) =>
    value.normalize('NFKC').toLowerCase().includes(text),
  );
}
