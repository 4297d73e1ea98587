export { CommonSettingsPage } from './CommonSettingsPage';
