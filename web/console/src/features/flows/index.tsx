export function FlowsPage() {
  return null;
}
export function FlowEditorPage() {
  return null;
}
