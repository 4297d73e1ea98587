export function MiniProgramsPage() {
  return null;
}
