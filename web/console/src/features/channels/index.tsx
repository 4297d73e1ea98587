export { MiniProgramsPage } from './MiniProgramsPage';
export { WebsitesPage } from './WebsitesPage';
