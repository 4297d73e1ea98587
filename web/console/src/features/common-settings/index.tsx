export function CommonSettingsPage() {
  return null;
}
