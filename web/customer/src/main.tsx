import { render } from 'preact';
import { Page } from './Page';

const root = document.getElementById('root');
if (root !== null) render(<Page />, root);
