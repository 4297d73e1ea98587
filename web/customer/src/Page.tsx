/** The customer's page: one conversation, phone-sized first. */
export function Page() {
  return <main />;
}
