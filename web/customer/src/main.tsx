import { render } from 'preact';
import { App } from './App';
import { followKeyboard } from './look';
import './style.css';
import { surviveTranslation } from './translated';
import { language, words } from './words';

document.documentElement.dataset.started = '';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
document.title = words.title;
surviveTranslation();
followKeyboard();
const root = document.getElementById('root');
if (root !== null) {
  const asked = new URLSearchParams(location.search);
  if (location.pathname === '/call') {
    const ticket = asked.get('ticket') ?? '';
    import('./calls/Page').then(
      ({ Page }) => render(<Page ticket={ticket} />, root),
      () => window.dispatchEvent(new Event('zongji:broken')),
    );
  } else {
    render(<App channelKey={asked.get('k') ?? ''} />, root);
  }
}
