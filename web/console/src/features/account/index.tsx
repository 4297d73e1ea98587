export { AccountPage } from './AccountPage';
export { NewPasswordPage } from './NewPasswordPage';
