export function SignInPage() {
  return null;
}
export function NewPasswordPage() {
  return null;
}
